package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nightjar.database.DatabaseSettings;
import nightjar.database.TestDatabase;
import nightjar.testing.NightProcess;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PostgreSQL server, or the way to it, goes away in mid-run.
class PostgresAwayTest {

    @TempDir Path folder;

    @Test
    @Tag("crash")
    void theServerCrashesAndComesBack() throws IOException {
        Path data = folder.resolve("server");
        EmbeddedPostgres first = server(data, 0);
        int port = first.getPort();
        Workshop workshop =
                Penguins.workshop(folder.resolve("work"))
                        .on(
                                DatabaseSettings.of(
                                        folder,
                                        "jdbc:postgresql://localhost:" + port + "/postgres",
                                        "postgres",
                                        "postgres"));
        NightProcess process = Penguins.startUntil(workshop, List.of(), "clean/STATE_SAVED/2");

        crash(data);
        Said failed = process.end();

        requireToldAway(failed);
        // Only gives back what it holds in this process; it complains that there is nothing to
        // stop.
        first.close();
        try (EmbeddedPostgres _ = server(data, port)) {
            Penguins.requireRestart(workshop, Penguins.TRAIN);
        }
    }

    @Test
    @Tag("slow")
    void nobodyHearsOfACommit() {
        requireRestartAfterLostCommit(30);
    }

    @Test
    @Tag("crash")
    void nobodyHearsOfAnyCommit() {
        for (int commit = 1; commit <= 140; commit += 6) {
            requireRestartAfterLostCommit(commit);
        }
    }

    private void requireRestartAfterLostCommit(int commit) {
        Path place = folder.resolve("commit-" + commit);
        try (Wire wire = Wire.to(TestDatabase.POSTGRESQL.fresh(place))) {
            Workshop workshop = Penguins.workshop(place).on(wire.settings());
            assertThat(workshop.say("runs").exit()).isZero();
            wire.cutAtCommit(commit);

            Said said = Penguins.train(workshop);

            if (wire.isCut()) {
                assertThat(said.exit()).as("commit %d: %s", commit, said.err()).isEqualTo(1);
                assertThat(said.err()).doesNotContain("\tat ");
            }
            wire.mend();
            assertThat(Penguins.train(workshop).exit()).isZero();
            Penguins.requireUndisturbed(workshop, Penguins.TRAIN);
        }
    }

    private static void requireToldAway(Said failed) {
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err())
                .contains(
                        Penguins.TRAIN + " failed: the database jdbc:postgresql:",
                        "Expected a PostgreSQL server that answers there.",
                        "`nightjar restart " + Penguins.TRAIN + "` goes on")
                .doesNotContain("\tat ");
    }

    private static EmbeddedPostgres server(Path data, int port) {
        try {
            EmbeddedPostgres.Builder builder =
                    EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException | RuntimeException e) {
            return Assumptions.abort("PostgreSQL cannot be started here: " + e);
        }
    }

    /// An immediate shutdown, which a crash of the server amounts to: SIGQUIT to the postmaster.
    private static void crash(Path data) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        postmaster.onExit().join();
    }
}
