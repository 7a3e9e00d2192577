package nightjar.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nightjar.database.Database;
import nightjar.database.RunKey;
import nightjar.database.TestDatabase;
import nightjar.durable.CrashPoint;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the job repository is left with when a process dies between two of the framework's commits.
class AttemptsTest {

    private static final RunKey RUN = RunKey.parse("churn.train.2026-11-22").orElseThrow();

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void anInstanceWithoutAnExecutionIsNoObstacle(TestDatabase kind, @TempDir Path folder) {
        Workshop shop = SmallChurn.in(folder);
        shop.on(kind.fresh(shop.home()));
        Said died =
                shop.startWith(
                                List.of("-Dnightjar.crash=run/RUN_RECOVERED/1"),
                                "train",
                                "jobs/churn.yaml",
                                "--date",
                                "2026-11-22",
                                "-q")
                        .end();
        assertThat(died.exit()).as(died.err()).isEqualTo(CrashPoint.EXIT_CODE);
        try (Database database = Database.open(shop.settings())) {
            Attempts attempts = Attempts.of(RUN, database);
            attempts.repository().createJobInstance(RUN.jobName(), attempts.parameters());
        }

        Said restarted = shop.say("restart", RUN.name(), "-q");

        assertThat(restarted.exit()).as(restarted.err()).isZero();
        assertThat(shop.say("show", RUN.name()).out()).contains("COMPLETED", "attempts 1");
    }
}
