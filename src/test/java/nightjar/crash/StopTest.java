package nightjar.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import nightjar.database.Database;
import nightjar.database.RunKey;
import nightjar.durable.CrashPoint;
import nightjar.ledger.view.RunHistory;
import nightjar.ledger.view.RunState;
import nightjar.testing.NightProcess;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stop takes effect within five seconds, whatever the run is at.
@Tag("slow")
class StopTest {

    /// Five seconds, and as many for a machine that has other work.
    private static final long LIMIT_MILLIS = 10_000;

    /// Less than the time that a first one leaves the work to come to an end.
    private static final long AT_ONCE_MILLIS = 1_500;

    private static final int STOPPED = 4;
    private static final int INTERRUPTED = 128 + 2;

    @TempDir Path folder;

    @Test
    void stopsAtEveryWayOfAskingInTheMiddleOfAnything() throws IOException {
        Workshop workshop = Night.workshop(folder).java("-Dnightjar.batch.rows=4096");
        enlarge(workshop, 200);
        LongRun.write(workshop, "random-forest: {trees: 2000, max_depth: 30}");
        LongRun forest = new LongRun("2026-01-01");
        PassageLog log = new PassageLog(workshop.path("forest"));
        NightProcess growing = forest.begin(workshop, log);
        awaitFit(log);
        long wait = stoppedByCommand(workshop, forest, growing);
        assertThat(wait).as("a forest").isLessThan(LIMIT_MILLIS);
        assertThat(state(workshop, forest)).isEqualTo(RunState.STOPPED);

        LongRun.write(workshop, "gradient-boosting: {rounds: 10000, max_depth: 12}");
        LongRun boosting = new LongRun("2026-01-02");
        PassageLog first = new PassageLog(workshop.path("boosting"));
        NightProcess boosted = boosting.begin(workshop, first);
        awaitFit(first);
        wait = stoppedBySignal(boosted, "TERM", STOPPED);
        assertThat(wait).as("boosting").isLessThan(LIMIT_MILLIS);
        assertThat(state(workshop, boosting)).isEqualTo(RunState.STOPPED);

        PassageLog second = new PassageLog(workshop.path("again"));
        NightProcess again = boosting.restart(workshop, second);
        awaitFit(second);
        again.signal("INT");
        await().pollInterval(Duration.ofMillis(5)).until(() -> again.errors().contains("Stopping"));
        wait = stoppedBySignal(again, "INT", INTERRUPTED);
        assertThat(wait).as("a second Ctrl-C").isLessThan(AT_ONCE_MILLIS);
        assertThat(state(workshop, boosting)).isEqualTo(RunState.INTERRUPTED);
        NightProcess goesOn =
                boosting.restart(workshop, new PassageLog(workshop.path("once more")));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> state(workshop, boosting) == RunState.RUNNING);
        goesOn.kill();
    }

    @Test
    void stopsWhileALargeFileIsExplored() throws IOException {
        Workshop workshop = Night.workshop(folder).java("-Dnightjar.batch.rows=4096");
        enlarge(workshop, 3_000);
        LongRun.write(workshop, LongRun.BOOSTING);
        LongRun run = new LongRun("2026-01-03");
        PassageLog log = new PassageLog(workshop.path("explore"));
        NightProcess process = run.begin(workshop, log);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> log.count("explore", CrashPoint.STATE_SAVED) >= 2);

        long wait = stoppedBySignal(process, "INT", INTERRUPTED);

        assertThat(wait).isLessThan(LIMIT_MILLIS);
        assertThat(log.count("explore", CrashPoint.STEP_ENDING)).isZero();
        assertThat(state(workshop, run)).isEqualTo(RunState.STOPPED);
    }

    /// The penguins, many times over.
    private static void enlarge(Workshop workshop, int times) throws IOException {
        Path file = workshop.path("data/penguins.csv");
        List<String> lines = Files.readAllLines(file);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(lines.getFirst() + "\n");
            String birds = String.join("\n", lines.subList(1, lines.size())) + "\n";
            for (int i = 0; i < times; i++) {
                writer.write(birds);
            }
        }
    }

    /// The only fit of the run is at its end, behind the only trial.
    private static void awaitFit(PassageLog log) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> log.count("train", CrashPoint.STEP_ENDING) > 0);
    }

    private static long stoppedByCommand(Workshop workshop, LongRun run, NightProcess process) {
        NightProcess stop = workshop.start("stop", run.run());
        assertThat(stop.end().exit()).as(stop.errors()).isZero();
        assertThat(process.end().exit()).as(process.errors()).isEqualTo(STOPPED);
        return took("stop", process.endedAt() - stop.endedAt());
    }

    private static long stoppedBySignal(NightProcess process, String signal, int exitCode) {
        long asked = System.currentTimeMillis();
        process.signal(signal);
        assertThat(process.end().exit()).as(process.errors()).isEqualTo(exitCode);
        return took("SIG" + signal, process.endedAt() - asked);
    }

    private static long took(String how, long millis) {
        System.out.printf("%s took effect after %d ms%n", how, millis);
        return millis;
    }

    private static RunState state(Workshop workshop, LongRun run) {
        try (Database database = Database.open(workshop.settings())) {
            return new RunHistory(database, InstantSource.system())
                    .state(RunKey.parse(run.run()).orElseThrow())
                    .orElseThrow();
        }
    }
}
