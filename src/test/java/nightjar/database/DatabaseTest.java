package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nightjar.ledger.Ledger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir Path folder;

    @Nested
    class OnSqlite extends Contract {
        OnSqlite() {
            super(TestDatabase.SQLITE);
        }
    }

    @Nested
    class OnPostgresql extends Contract {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class Contract extends DatabaseContract {

        Contract(TestDatabase kind) {
            super(kind);
        }

        @Test
        void opensAgainWithoutChangingAnything() {
            RunKey key = newRun();
            new Ledger(database).begin(record(key, NOW));
            int before = migrations();

            try (Database again = Database.open(settings)) {
                assertThat(new Ledger(again).find(key)).isPresent();
                assertThat(migrations()).isEqualTo(before);
            }
        }

        @Test
        void knowsTheNewestMigrationThereIs() throws SQLException {
            Migrations migrations = new Migrations(database.dataSource(), database.backend());

            assertThat(migrations.areApplied()).isTrue();
            assertThat(migrations.flyway().info().pending()).isEmpty();
            assertThat(migrations.flyway().info().current().getVersion().getVersion())
                    .isEqualTo(String.valueOf(Migrations.LATEST));
        }

        @Test
        void refusesTablesOfANewerNightjar(@TempDir Path elsewhere) {
            DatabaseSettings newer = fresh(elsewhere);
            try (Database opened = Database.open(newer)) {
                opened.jdbc()
                        .sql(
                                """
                                INSERT INTO flyway_schema_history
                                SELECT 99, '99', description, type, script, checksum, installed_by, installed_on,
                                       execution_time, success
                                  FROM flyway_schema_history WHERE version = '2'
                                """)
                        .update();
            }

            assertThatThrownBy(() -> Database.open(newer))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("version 99")
                    .hasMessageContaining("Use the newer nightjar.jar");
        }

        @Test
        void saysWhatAnOlderOneNeedsToWhoMayOnlyLook(@TempDir Path elsewhere) throws SQLException {
            try (Database opened = Database.open(fresh(elsewhere))) {
                opened.jdbc()
                        .sql("DELETE FROM flyway_schema_history WHERE CAST(version AS INTEGER) > 4")
                        .update();

                assertThatThrownBy(
                                () ->
                                        new Migrations(opened.dataSource(), opened.backend())
                                                .requireReadable("nightjar.db"))
                        .isInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining("nightjar.db are of version 4, made by an older")
                        .hasMessageContaining("needs version " + Migrations.LATEST)
                        .hasMessageContaining("`nightjar runs`");
            }
        }

        @Test
        void refusesADatabaseThatIsSomebodyElses(@TempDir Path elsewhere) throws SQLException {
            DatabaseSettings theirs = fresh(elsewhere);
            try (Database opened = Database.open(theirs)) {
                opened.jdbc().sql("DROP TABLE flyway_schema_history").update();
            }

            assertThatThrownBy(() -> Database.open(theirs))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("Give it one of its own");
        }

        @Test
        void isOpenedByManyAtOnceWhileItIsNew(@TempDir Path elsewhere) throws Exception {
            DatabaseSettings fresh = fresh(elsewhere);
            List<Future<Integer>> opened = new ArrayList<>();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int thread = 0; thread < 6; thread++) {
                    opened.add(threads.submit(() -> runsIn(fresh)));
                }
            }

            for (Future<Integer> runs : opened) {
                assertThat(runs.get()).isZero();
            }
        }

        @Test
        void letsOthersWriteWhileATransactionHasNotWrittenYet() {
            RunKey mine = newRun();
            RunKey theirs = newRun();

            database.inTransaction(
                    () -> {
                        try (Database other = Database.open(settings)) {
                            new Ledger(other).begin(record(theirs, NOW));
                        }
                        return new Ledger(database).begin(record(mine, NOW));
                    });

            assertThat(new Ledger(database).find(theirs)).isPresent();
            assertThat(new Ledger(database).find(mine)).isPresent();
        }

        private static int runsIn(DatabaseSettings settings) {
            try (Database opened = Database.open(settings)) {
                return new Ledger(opened).runs(null, 10).size();
            }
        }

        private int migrations() {
            return database.jdbc()
                    .sql("SELECT count(*) FROM flyway_schema_history")
                    .query(Integer.class)
                    .single();
        }
    }

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
