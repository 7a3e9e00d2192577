package nightjar.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import nightjar.database.Database;
import nightjar.database.RunKey;
import nightjar.database.TestDatabase;
import nightjar.durable.CrashPoint;
import nightjar.ledger.view.RunHistory;
import nightjar.ledger.view.RunState;
import nightjar.ledger.view.RunView;
import nightjar.testing.NightProcess;
import nightjar.testing.Traces;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that is suspended past its lease, replaced by another and then wakes up: nothing of it gets through any more.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TakeoverTest {

    /// Points an undisturbed run comes by before its last step.
    private static final int POINTS = 650;

    private final TestDatabase kind;
    private final Random random = new Random(20261122);
    private int nights;
    private int commits;
    private int files;

    @TempDir Path folder;

    TakeoverTest(TestDatabase kind) {
        this.kind = kind;
    }

    @Test
    @Tag("slow")
    void nothingOfTheSleeperGetsThrough() throws Exception {
        takeovers(1);
    }

    @Test
    @Tag("crash")
    void nothingOfTheSleeperGetsThroughHoweverOftenItSleeps() throws Exception {
        takeovers(Integer.getInteger("takeovers", 50) / 2);
    }

    private void takeovers(int number) throws Exception {
        Workshop undisturbed = workshop();
        assertThat(Night.TRAIN.begin(undisturbed, List.of()).end().exit()).isZero();
        Traces expected = Traces.of(undisturbed, Night.TRAIN.run());
        for (int i = 0; i < number; i++) {
            Workshop workshop = workshop();
            takeover(workshop);
            assertThat(Traces.of(workshop, Night.TRAIN.run()).differencesFrom(expected)).isEmpty();
        }
        System.out.printf(
                "%s: %d takeovers of a suspended process; commits by it afterwards %d, files named %d%n",
                kind, number, commits, files);
        assertThat(List.of(commits, files)).containsExactly(0, 0);
    }

    private Workshop workshop() {
        Workshop workshop = Night.workshop(folder.resolve("night-" + nights++));
        return workshop.on(kind.fresh(workshop.home())).java("-Dnightjar.lease.seconds=2");
    }

    private void takeover(Workshop workshop) throws Exception {
        PassageLog before = new PassageLog(workshop.path("before"));
        PassageLog after = new PassageLog(workshop.path("after"));
        NightProcess sleeper = Night.TRAIN.begin(workshop, List.of(before.option()));
        try {
            suspend(sleeper, workshop, before, 20 + random.nextInt(POINTS));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> shown(workshop).status() == RunState.INTERRUPTED);
            NightProcess successor = Night.TRAIN.restart(workshop, List.of(after.option()));
            int point = 1 + random.nextInt(200);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> taken(after, point) || !successor.isAlive());
            sleeper.resume();
            NightProcess.Said done = successor.end();
            NightProcess.Said woken = sleeper.end();

            assertThat(done.exit()).as(done.err()).isZero();
            assertThat(woken.exit()).as(woken.err()).isIn(1, 5);
            assertThat(woken.err()).contains("no longer held by this process");
            assertThat(shown(workshop).attempts()).isEqualTo(2);
            long taken = after.millis("run", CrashPoint.RUN_TAKEN);
            commits += (int) through(before, CrashPoint.COMMITTED, taken);
            files += (int) through(before, CrashPoint.FILE_NAMED, taken);
        } finally {
            sleeper.kill();
        }
    }

    private static boolean taken(PassageLog log, int point) {
        return log.has(CrashPoint.RUN_TAKEN) && log.passages().size() >= point;
    }

    private static long through(PassageLog log, CrashPoint point, long taken) {
        return log.count(passage -> passage.point() == point && passage.millis() > taken);
    }

    /// Suspends a process once it has come by so many points, but not where it may have done what it has not written down yet.
    private static void suspend(NightProcess process, Workshop workshop, PassageLog log, int points)
            throws Exception {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> log.passages().size() >= points);
        process.suspend();
        while (isMidway(log) || workshop.isDatabaseLocked()) {
            process.resume();
            int seen = log.passages().size();
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> log.passages().size() > seen);
            process.suspend();
        }
    }

    private static boolean isMidway(PassageLog log) {
        CrashPoint last = log.passages().getLast().point();
        return last == CrashPoint.COMMITTING || last == CrashPoint.FILE_SYNCED;
    }

    private static RunView shown(Workshop workshop) {
        try (Database database = Database.open(workshop.settings())) {
            return new RunHistory(database, InstantSource.system())
                    .show(RunKey.parse(Night.TRAIN.run()).orElseThrow())
                    .orElseThrow();
        }
    }
}
