package nightjar.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nightjar.database.Database;
import nightjar.database.DatabaseSpace;
import nightjar.database.RunKey;
import nightjar.database.TestDatabase;
import nightjar.ledger.Actor;
import nightjar.registry.Registry;
import nightjar.testing.Proof;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;

/// A training and a scoring run each night, and a purge: the database and the home folder come to a size and stay there.
@Tag("slow")
class NightsWithoutEndTest {

    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final int MODEL_BYTES = 100_000;
    private static final PurgeRequest NIGHTLY =
            new PurgeRequest(
                    new PurgeRule(Duration.ofDays(30), 5, false),
                    null,
                    false,
                    false,
                    new Actor("ana", "kestrel", ""));

    /// What is on the disk in the morning.
    ///
    /// @param database bytes, with SQLite's write-ahead log
    /// @param copies of model files in the home folder
    private record Morning(long database, int folders, int copies) {}

    @TempDir Path home;

    @Test
    void sqliteDoesNotGrowInAThousandNights() throws Exception {
        try (Database database = Database.open(TestDatabase.SQLITE.fresh(home))) {
            // What is measured is size: no need to wait for the disk at every commit.
            database.jdbc().sql("PRAGMA synchronous = OFF").update();
            Morning hundredth = nights(database, 0, 100, _ -> {});
            Morning thousandth = nights(database, 100, 1000, _ -> {});

            assertThat(thousandth.database()).isLessThan(hundredth.database() * 12 / 10);
            assertThat(thousandth.folders()).isEqualTo(hundredth.folders());
            // How many former champions are older than the runs that stay depends on the day.
            assertThat(thousandth.copies())
                    .isBetween(hundredth.copies() - 1, hundredth.copies() + 1);
        }
    }

    @Test
    void postgresqlDoesNotGrowInTwoHundredNights() throws Exception {
        try (Database database = Database.open(TestDatabase.POSTGRESQL.fresh(home))) {
            database.jdbc().sql("SET synchronous_commit = off").update();
            Morning hundredth = nights(database, 0, 100, NightsWithoutEndTest::autovacuum);
            Morning last = nights(database, 100, 200, NightsWithoutEndTest::autovacuum);

            assertThat(last.database()).isLessThan(hundredth.database() * 12 / 10);
            assertThat(last.folders()).isEqualTo(hundredth.folders());
        }
    }

    private Morning nights(Database database, int from, int to, Consumer<Database> tidy)
            throws Exception {
        Nights nights = new Nights(database, home);
        Morning morning = morning(database);
        for (int night = from; night < to; night++) {
            night(database, nights, night);
            if (night % 10 == 9) {
                tidy.accept(database);
            }
            if ((night + 1) % 100 == 0) {
                morning = morning(database);
                System.out.printf(
                        "night %d: database %d B, %d run folders, %d copies of model files%n",
                        night + 1, morning.database(), morning.folders(), morning.copies());
            }
        }
        return morning;
    }

    /// A candidate is promoted every seventh night, a champion rolled back every fiftieth, a training run given up every twentieth, and a
    /// scoring run needs a second attempt every tenth.
    private void night(Database database, Nights nights, int night) throws IOException {
        LocalDate date = FIRST.plusDays(night);
        Instant at = date.atTime(2, 0).toInstant(ZoneOffset.UTC);
        Registry registry = new Registry(database, home);
        int version =
                nights.train(
                        Nights.key("churn", RunKey.Job.TRAIN, date),
                        at,
                        night % 20 == 19 ? BatchStatus.ABANDONED : BatchStatus.COMPLETED,
                        night % 7 == 0 ? "PROMOTE" : "HOLD",
                        MODEL_BYTES);
        registry.files(registry.version("churn", version).orElseThrow());
        if (night % 50 == 49) {
            registry.rollback(
                    Proof.of(registry, "churn", registry.earlierChampion("churn", at).version()),
                    "ana",
                    "complaints",
                    at.plusSeconds(3600));
        }
        int champion = registry.champion("churn", at).orElseThrow().version();
        BatchStatus[] ends =
                night % 10 == 9
                        ? new BatchStatus[] {BatchStatus.FAILED, BatchStatus.COMPLETED}
                        : new BatchStatus[] {BatchStatus.COMPLETED};
        nights.score(
                Nights.key("churn", RunKey.Job.SCORE, date), at.plusSeconds(7200), champion, ends);
        new Purge(database, home, InstantSource.fixed(at.plusSeconds(10_000))).purge(NIGHTLY);
    }

    /// What PostgreSQL does by itself, if it is given a minute.
    private static void autovacuum(Database database) {
        database.jdbc().sql("VACUUM").update();
    }

    private Morning morning(Database database) throws IOException {
        long bytes = new DatabaseSpace(database).measure().bytes();
        Path log = home.resolve("nightjar.db-wal");
        return new Morning(
                bytes + (Files.exists(log) ? Files.size(log) : 0),
                entries(home.resolve("runs")),
                entries(home.resolve("models")));
    }

    private static int entries(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return (int) all.count();
        }
    }
}
