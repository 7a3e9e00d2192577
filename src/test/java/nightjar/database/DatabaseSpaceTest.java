package nightjar.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nightjar.database.DatabaseSpace.Space;
import nightjar.ledger.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSpaceTest {

    private static final RunKey RUN = RunKey.parse("churn.train.2026-11-22").orElseThrow();

    @TempDir Path home;

    @Test
    void writesFreedPagesAgainWithoutGrowing() {
        try (Database database = Database.open(TestDatabase.SQLITE.fresh(home))) {
            DatabaseSpace space = new DatabaseSpace(database);
            fill(database, 400);
            Space full = space.measure();
            new Snapshots(database).clear(RUN);
            Space freed = space.measure();

            fill(database, 400);

            assertThat(freed.bytes()).isEqualTo(full.bytes());
            assertThat(freed.free()).isBetween(4_000_000L, 4_500_000L);
            assertThat(space.measure().bytes()).isEqualTo(full.bytes());
        }
    }

    @Test
    void givesSpaceBackWhenMuchIsFreeAndNobodyWorks() throws IOException {
        try (Database database = Database.open(TestDatabase.SQLITE.fresh(home))) {
            DatabaseSpace space = new DatabaseSpace(database);
            long empty = space.measure().bytes();
            fill(database, 400);
            new Snapshots(database).clear(RUN);
            Space freed = space.measure();

            try (Lease _ = new Leases(database).acquire(RUN)) {
                space.giveBack();
            }
            Space whileHeld = space.measure();
            space.giveBack();

            assertThat(whileHeld).isEqualTo(freed);
            assertThat(space.measure().bytes()).isLessThanOrEqualTo(empty + 50_000);
            assertThat(space.measure().free()).isZero();
            assertThat(Files.size(home.resolve("nightjar.db"))).isEqualTo(space.measure().bytes());
            assertThat(home.resolve("nightjar.db-wal")).isEmptyFile();
        }
    }

    @Test
    void leavesPostgresqlToItself() {
        try (Database database = Database.open(TestDatabase.POSTGRESQL.fresh(home))) {
            DatabaseSpace space = new DatabaseSpace(database);

            space.giveBack();

            assertThat(space.measure().bytes()).isPositive();
            assertThat(space.measure().free()).isZero();
        }
    }

    private static void fill(Database database, int snapshots) {
        for (int i = 0; i < snapshots; i++) {
            new Snapshots(database).save(RUN, "step" + i, 1, new byte[10_000]);
        }
    }
}
