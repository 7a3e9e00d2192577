package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nightjar.project.ProjectFile;
import nightjar.project.grammar.SpecReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TargetRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir Path folder;

    private ProjectFile project;

    @BeforeEach
    void aWorkspace() throws IOException {
        Files.createDirectory(folder.resolve("jobs"));
        Path copy = Files.copy(Path.of("jobs/churn.yaml"), folder.resolve("jobs/churn.yaml"));
        project = SpecReader.read(copy);
    }

    @Test
    void aPlaceWhereNothingStandsIsFree() {
        assertThat(found("out/deep/scores.csv")).isEmpty();
    }

    @Test
    void anInputIsNotReplacedOfAnyDate() {
        assertThat(found("data/telco-churn.csv"))
                .hasValueSatisfying(
                        found -> assertThat(found).contains("is an input of this project"));
    }

    @Test
    void neitherIsAProjectFileNorAFolderNorWhatOthersPublish() {
        assertThat(found("jobs/churn.yaml")).get().asString().contains("is a project file");
        assertThat(found("jobs")).get().asString().contains("is a folder");
        assertThat(found("out/other.csv")).get().asString().contains("is the output of B");
        assertThat(found(".nightjar/scores.csv")).get().asString().contains("is part of the home");
    }

    @Test
    void theFileOfRejectedRowsReplacesNothingEither() throws IOException {
        Files.createDirectories(folder.resolve("out/scores.csv.rejected.csv"));

        assertThat(found("out/scores.csv"))
                .get()
                .asString()
                .endsWith("is a folder (for the rows that are rejected)");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereOnlyTheKernelMakesFilesNothingIsPublished() {
        assertThat(found("/proc/scores.csv"))
                .hasValue(
                        "/proc/scores.csv, which would stand in /proc, which holds no files but the kernel's");
    }

    private Optional<String> found(String path) {
        TargetRules rules =
                new TargetRules(
                        project,
                        DAY,
                        List.of(folder.resolve(".nightjar")),
                        List.of(),
                        null,
                        List.of(
                                new TargetRules.Other(
                                        Target.of(folder.resolve("out/other.csv")), "B")));
        return rules.refusal(Target.of(folder.resolve(path))).map(TargetRules.Refusal::found);
    }
}
