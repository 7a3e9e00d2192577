package nightjar.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import nightjar.testing.NightProcess;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.Workshop;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another program holds the write lock of SQLite's file.
@Tag("crash")
class DatabaseLockedTest {

    @TempDir Path folder;

    @Test
    void aShortLockIsWaitedForAndALongOneEndsTheRun() throws SQLException {
        Workshop workshop = Penguins.workshop(folder);
        NightProcess process = Penguins.startUntil(workshop, List.of(), "explore/STATE_SAVED/2");
        try (Connection connection = connect(workshop);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Awaitility.await()
                    .pollDelay(Duration.ofSeconds(3))
                    .untilAsserted(() -> assertThat(process.isAlive()).isTrue());
            statement.execute("ROLLBACK");
            Penguins.awaitPassed(workshop, process, "clean/STATE_SAVED/1");
            statement.execute("BEGIN IMMEDIATE");

            Said failed = process.end();

            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err())
                    .contains(
                            Penguins.TRAIN + " failed: the database jdbc:sqlite:",
                            "SQLITE_BUSY",
                            "Another process has held it for more than 10 s.",
                            "`nightjar restart " + Penguins.TRAIN + "` goes on")
                    .doesNotContain("\tat ", "UPDATE ", "INSERT ");
            assertThat(Penguins.status(workshop, Penguins.TRAIN)).isEqualTo("INTERRUPTED");
            assertThat(Penguins.restart(workshop, Penguins.TRAIN).err())
                    .contains("Another process has held it for more than 10 s. Try again")
                    .doesNotContain("\tat ");
            statement.execute("ROLLBACK");
        }
        Penguins.requireRestart(workshop, Penguins.TRAIN);
    }

    private static Connection connect(Workshop workshop) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + workshop.path(".nightjar/nightjar.db") + "?busy_timeout=20000");
    }
}
