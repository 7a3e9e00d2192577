package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOpenerTest {

    @TempDir Path folder;

    @Test
    void opensANewFileInSeveralProcessesAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();

        for (int process = 0; process < 4; process++) {
            processes.add(OpeningProcess.start(folder.resolve("home")));
        }

        for (Process process : processes) {
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(output).isZero();
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(folder.resolve("nightjar.db"), "customer,plan\n".repeat(1000));

        assertThatThrownBy(() -> Database.open(DatabaseSettings.of(folder, null, null, null)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining(folder.resolve("nightjar.db").toString())
                .hasMessageContaining("SQLITE_NOTADB")
                .hasMessageContaining("restore it from a backup");
    }

    @Test
    void refusesAHomeThatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("home"), "");

        assertThatThrownBy(() -> Database.open(DatabaseSettings.of(file, null, null, null)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("folder that can be written");
    }

    @Test
    void saysWhenNoServerAnswersAndKeepsThePasswordToItself() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://localhost:" + free + "/nightjar?user=cron&password=s3cret";

        assertThatThrownBy(() -> Database.open(DatabaseSettings.of(folder, url, null, null)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("localhost:" + free + "/nightjar as cron")
                .hasMessageContaining("Check host and port")
                .hasStackTraceContaining("refused")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("s3cret"));
    }

    @Test
    void saysWhenTheServerHasNoSuchDatabase() {
        DatabaseSettings right = TestDatabase.POSTGRESQL.fresh(folder);
        String url = right.url().replace("/nightjar", "/no_such_database");

        assertThatThrownBy(
                        () -> Database.open(DatabaseSettings.of(folder, url, "postgres", "s3cret")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("Create the database");
    }

    private static String stackTrace(Throwable e) {
        java.io.StringWriter text = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
