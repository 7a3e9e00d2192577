package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nightjar.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest extends DatabaseContract {

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
