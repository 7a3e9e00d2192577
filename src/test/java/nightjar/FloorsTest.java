package nightjar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.testing.FormatCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the building up: who may import whom, who may know which library, and what nobody may call.
class FloorsTest {

    /// From the ground up, as the root `package-info` tells it. A package sees only the floors below its own. One that is missing there fails the test.
    private static final Pattern FLOOR = Pattern.compile("/// - `([a-z.]+)`: .*");

    private static final List<String> FLOORS = floors();

    /// Files of a package, its `package-info` among them.
    private static final int LARGEST_PACKAGE = 25;

    /// Methods that ask for the default locale, by class; `<init>` is a constructor.
    private static final Map<String, Set<String>> ASK =
            Map.of(
                    "java.util.Locale", Set.of("getDefault"),
                    "java.util.Scanner", Set.of("<init>"),
                    "java.text.NumberFormat",
                            Set.of(
                                    "getInstance",
                                    "getNumberInstance",
                                    "getIntegerInstance",
                                    "getPercentInstance",
                                    "getCurrencyInstance",
                                    "getCompactNumberInstance"),
                    "java.text.DecimalFormat", Set.of("<init>"),
                    "java.text.DecimalFormatSymbols", Set.of("<init>", "getInstance"),
                    "java.text.SimpleDateFormat", Set.of("<init>"),
                    "java.text.MessageFormat", Set.of("<init>", "format"),
                    "java.time.format.DateTimeFormatter",
                            Set.of(
                                    "ofPattern",
                                    "ofLocalizedDate",
                                    "ofLocalizedTime",
                                    "ofLocalizedDateTime"),
                    "java.time.format.DateTimeFormatterBuilder", Set.of("toFormatter"));

    /// As [#ASK], in any class: strings, streams and writers.
    private static final Set<String> ASK_ANYWHERE =
            Set.of("format", "printf", "toLowerCase", "toUpperCase");

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
    void noPackageIsLargerThanAReaderCanKeepInMind() throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        for (Path source : sources()) {
            files.merge(String.valueOf(source.getParent()), 1, Integer::sum);
        }

        assertThat(files)
                .allSatisfy((_, size) -> assertThat(size).isLessThanOrEqualTo(LARGEST_PACKAGE));
    }

    @Test
    void theGroundFloorSeesNeitherDatabaseNorSpring() {
        String[] ground =
                Stream.of("math", "table", "cell", "sketch", "project..", "pass", "model", "metric")
                        .map(FloorsTest::full)
                        .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAnyPackage(ground)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..",
                        "nightjar.database..",
                        "nightjar.ledger..")
                .check(CLASSES);
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
        isKnownOnlyTo("smile..", "nightjar.stage.train.trainer");
        isKnownOnlyTo("ml.dmlc..", "nightjar.stage.train.trainer", "nightjar.model");
        isKnownOnlyTo("org.apache.commons.csv..", "nightjar.source.csv..");
        isKnownOnlyTo("dev.hardwood..", "nightjar.source.parquet");
        isKnownOnlyTo("dev.cel..", "nightjar.expression");
        isKnownOnlyTo("org.yaml..", "nightjar.project.grammar..");
        isKnownOnlyTo("org.apache.datasketches..", "nightjar.sketch");
        isKnownOnlyTo("picocli..", "nightjar.cli..", "nightjar");
        isKnownOnlyTo("org.flywaydb..", "nightjar.database");
        isKnownOnlyTo("java.sql..", "nightjar.database", "nightjar.ledger..", "nightjar.registry");
    }

    /// Whatever else lets people act and ask, a console or a service, then calls the same classes, with the same checks and records.
    @Test
    void commandsParseAndPrintAndLeaveActsAndQuestionsToOperate() {
        noClasses()
                .that()
                .resideInAPackage("nightjar.cli..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "nightjar\\.(registry\\.(Registry|Reviews|VerifiedVersion)|retention\\.Purge"
                                + "|ledger\\.(Ledger|RunFolder|Forecasts)|ledger\\.view\\.(RunHistory|Stops)"
                                + "|database\\.(Database|Lease|Leases))")
                .check(CLASSES);
    }

    /// What goes over rows on its own has an order of merging, a stop and a memory of its own.
    @Test
    void onlyEnginesOpenASource() {
        noClasses()
                .that()
                .resideOutsideOfPackages("nightjar.engine", "nightjar.source..")
                .should()
                .accessTargetWhere(opensRows())
                .because("an engine goes over rows: nightjar.pass.Dataset")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> opensRows() {
        return DescribedPredicate.describe(
                "opens a source or reads a batch",
                access ->
                        access.getTargetOwner().isAssignableTo(BatchReader.class)
                                || (access.getTargetOwner().isAssignableTo(RowSource.class)
                                        && access.getTarget().getName().equals("open")
                                        && !access.getTarget().getFullName().contains("Path")));
    }

    /// A cron job in Tehran would write digits that another one does not read.
    @Test
    void nothingAsksForTheLocaleOfTheMachine() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("nightjar.stage.promote.Locales")
                .should()
                .accessTargetWhere(asksForTheLocale())
                .because("String.format(Locale.ROOT, ...) and its like write the same everywhere")
                .check(CLASSES);
    }

    @Test
    void whatIsFormattedWithoutALocaleIsOnlyPutTogether() throws IOException {
        List<String> found = FormatCalls.depending(sources());

        assertThat(found)
                .as("use %%s, which writes numbers as they are, or String.format(Locale.ROOT, ...)")
                .isEmpty();
    }

    @Test
    void aNumberThatIsFormattedIsFound(@TempDir Path folder) throws IOException {
        Path source = folder.resolve("Part.java");
        Files.writeString(
                source,
                """
                class Part {
                    static final String NAME = "part-%05d";
                    String name(int number, String format) {
                        String same = "%s of %-5s: 100 %%%n".formatted(number, number);
                        return NAME.formatted(number)
                            + ("%" + "S").formatted(same)
                            + format.formatted(number);
                    }
                }
                """);

        List<String> found = FormatCalls.depending(List.of(source));

        assertThat(found)
                .containsExactly(
                        source + ":5: NAME", source + ":6: (\"%S\")", source + ":7: format");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            return all.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> floors() {
        try (Stream<String> lines =
                Files.lines(Path.of("src/main/java/nightjar/package-info.java"))) {
            return lines.map(FLOOR::matcher)
                    .filter(Matcher::matches)
                    .map(floor -> floor.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        List<String> spring =
                List.of(
                        "database",
                        "ledger",
                        "registry",
                        "engine",
                        "workspace",
                        "sample",
                        "run",
                        "operate",
                        "cli");
        return DescribedPredicate.describe(
                "are no stage and not on the edge",
                type ->
                        type.getPackageName().startsWith("nightjar.")
                                && spring.stream().noneMatch(room -> isIn(type, full(room)))
                                && !outermost(type).getSimpleName().endsWith("Stage"));
    }

    private static boolean isIn(JavaClass type, String room) {
        return type.getPackageName().equals(room) || type.getPackageName().startsWith(room + ".");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(FloorsTest::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaAccess<?>> asksForTheLocale() {
        return DescribedPredicate.describe(
                "asks for the locale of the machine",
                access ->
                        access.getTarget() instanceof CodeUnitAccessTarget target
                                && !isTold(target)
                                && (isNamed(target) || isAnywhere(target)));
    }

    private static boolean isTold(CodeUnitAccessTarget target) {
        return target.getRawParameterTypes().stream()
                .map(JavaClass::getSimpleName)
                .anyMatch(Set.of("Locale", "DecimalFormatSymbols")::contains);
    }

    private static boolean isNamed(CodeUnitAccessTarget target) {
        return ASK.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
    }

    private static boolean isAnywhere(CodeUnitAccessTarget target) {
        return Set.of("java.lang", "java.io", "java.util")
                        .contains(target.getOwner().getPackageName())
                && ASK_ANYWHERE.contains(target.getName())
                && !target.getOwner().isEquivalentTo(Character.class);
    }

    private static String full(String room) {
        return "nightjar." + room;
    }
}
