package nightjar.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nightjar.workspace.RequestRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedProjectTest {

    @TempDir Path workspace;

    @BeforeEach
    void writeProjects() throws IOException {
        Files.createDirectories(workspace.resolve("jobs"));
        Files.createDirectories(workspace.resolve("reports/2026"));
        write("jobs/churn.yaml", "project: churn\n");
        write("jobs/prices.yml", "# a comment\nproject: 'house-prices'  # of Ames\n");
    }

    @Test
    void aNameFindsItsFileFromAnywhereInTheWorkspace() {
        assertThat(found("churn", "")).isEqualTo(Path.of("jobs/churn.yaml"));
        assertThat(found("churn.yaml", "")).isEqualTo(Path.of("jobs/churn.yaml"));
        assertThat(found("churn", "jobs")).isEqualTo(Path.of("churn.yaml"));
        assertThat(found("churn", "reports/2026")).isEqualTo(Path.of("../../jobs/churn.yaml"));
        assertThat(found("prices", "")).isEqualTo(Path.of("jobs/prices.yml"));
        assertThat(found("house-prices", "reports")).isEqualTo(Path.of("../jobs/prices.yml"));
    }

    @Test
    void aPathIsTakenAsItIs() throws IOException {
        write("churn", "project: other\n");

        assertThat(found("jobs/absent.yaml", "")).isEqualTo(Path.of("jobs/absent.yaml"));
        assertThat(found("./absent.yaml", "")).isEqualTo(Path.of("./absent.yaml"));
        assertThat(found("churn", "")).isEqualTo(Path.of("churn"));
    }

    @Test
    void aNameThatFitsTwoFilesIsRefusedWithBoth() throws IOException {
        write("jobs/churn.yml", "project: churn\n");

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> found("churn", ""))
                .withMessage("'churn' may be jobs/churn.yaml or jobs/churn.yml; name one of them.");
    }

    @Test
    void aNameThatFitsNoneSaysWhichIsNearest() {
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> found("chrun", ""))
                .withMessageEndingWith("Did you mean 'churn'?");
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> found("something-else", ""))
                .withMessageEndingWith("Found: jobs/churn.yaml, jobs/prices.yml.");
    }

    private Path found(String name, String folder) {
        return NamedProject.find(Path.of(name), workspace.resolve(folder).normalize());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(workspace.resolve(name), text);
    }
}
