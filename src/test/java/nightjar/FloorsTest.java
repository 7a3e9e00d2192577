package nightjar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the building up: who may import whom, and who may know which library.
class FloorsTest {

    /// From the ground up. A package sees only the floors below its own. A package that is missing here fails the test.
    private static final List<String> FLOORS =
            List.of(
                    "table",
                    "parquet",
                    "expression",
                    "spec",
                    "source",
                    "ledger",
                    "model",
                    "metric",
                    "registry",
                    "retention",
                    "engine",
                    "stage.explore",
                    "stage.validate",
                    "stage.clean",
                    "stage.features",
                    "stage.train",
                    "stage.reasons",
                    "stage.rule",
                    "stage.evaluate",
                    "stage.review",
                    "stage.gate",
                    "stage.promote",
                    "stage.score",
                    "init",
                    "history",
                    "forecast",
                    "run",
                    "cli");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("nightjar");

    @Test
    void everyPackageHasItsFloor() {
        TreeSet<String> packages = new TreeSet<>();
        CLASSES.forEach(type -> packages.add(type.getPackageName()));
        packages.remove("nightjar");

        assertThat(packages)
                .containsExactlyInAnyOrderElementsOf(
                        FLOORS.stream().map(FloorsTest::full).toList());
    }

    @Test
    void aPackageSeesOnlyTheFloorsBelowItsOwn() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            String[] above =
                    Stream.concat(
                                    FLOORS.subList(floor + 1, FLOORS.size()).stream()
                                            .map(FloorsTest::full),
                                    Stream.of("nightjar"))
                            .toArray(String[]::new);

            noClasses()
                    .that()
                    .resideInAPackage(full(FLOORS.get(floor)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(CLASSES);
        }
    }

    @Test
    void springIsKnownOnlyToStagesAndTheEdge() {
        noClasses()
                .that(thinkOnly())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CLASSES);
    }

    @Test
    void eachLibraryIsKnownToOnePlace() {
        isKnownOnlyTo("smile..", "nightjar.stage.train");
        isKnownOnlyTo("ml.dmlc..", "nightjar.stage.train", "nightjar.model");
        isKnownOnlyTo("org.apache.commons.csv..", "nightjar.source");
        isKnownOnlyTo("dev.hardwood..", "nightjar.source");
        isKnownOnlyTo("dev.cel..", "nightjar.expression");
        isKnownOnlyTo("org.yaml..", "nightjar.spec");
        isKnownOnlyTo("org.apache.datasketches..", "nightjar.stage.explore");
        isKnownOnlyTo("picocli..", "nightjar.cli", "nightjar");
        isKnownOnlyTo("org.flywaydb..", "nightjar.ledger");
        isKnownOnlyTo("java.sql..", "nightjar.ledger", "nightjar.registry");
    }

    private static void isKnownOnlyTo(String library, String... places) {
        classes()
                .that()
                .resideOutsideOfPackages(places)
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage(library)
                .check(CLASSES);
    }

    /// Everything below the ledger, and in a stage everything but its `XxxStage`.
    private static DescribedPredicate<JavaClass> thinkOnly() {
        List<String> spring = List.of("ledger", "registry", "engine", "run", "cli");
        return DescribedPredicate.describe(
                "are no stage and not on the edge",
                type ->
                        type.getPackageName().startsWith("nightjar.")
                                && spring.stream()
                                        .noneMatch(room -> type.getPackageName().equals(full(room)))
                                && !outermost(type).getSimpleName().endsWith("Stage"));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(FloorsTest::outermost).orElse(type);
    }

    private static String full(String room) {
        return "nightjar." + room;
    }
}
