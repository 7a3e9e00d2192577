package nightjar.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nightjar.database.Database;
import nightjar.database.RunKey;
import nightjar.database.TestDatabase;
import nightjar.durable.CrashPoint;
import nightjar.ledger.view.RunHistory;
import nightjar.ledger.view.RunState;
import nightjar.ledger.view.RunView;
import nightjar.testing.NightProcess;
import nightjar.testing.Workshop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Two processes that are started at once for one run: one works, the other is told who does.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RaceTest {

    private static final int HELD = 5;

    private final TestDatabase kind;

    @TempDir Path folder;

    RaceTest(TestDatabase kind) {
        this.kind = kind;
    }

    @Test
    @Tag("slow")
    void oneWorksAndTheOtherIsToldWhoDoes() {
        races(2);
    }

    @Test
    @Tag("crash")
    void oneWorksAndTheOtherIsToldWhoDoesHoweverOftenTheyRace() {
        races(Integer.getInteger("races", 100) / 2);
    }

    /// Every second race is one of two restarts, for the run whose process was killed after the race before.
    private void races(int number) {
        Workshop workshop = Night.workshop(folder);
        workshop.on(kind.fresh(workshop.home()));
        LongRun.write(workshop, LongRun.BOOSTING);
        assertThat(workshop.say("runs").exit()).isZero();
        List<Long> waits = new ArrayList<>();
        for (int race = 0; race < number; race++) {
            LongRun run = new LongRun(LocalDate.of(2026, 1, 1).plusDays(race / 2).toString());
            waits.add(race(workshop, run, race));
        }
        System.out.printf(
                "%s: %d races of two processes, one worked in each; the other ended at most %d ms after it had asked%n",
                kind, number, waits.stream().mapToLong(Long::longValue).max().orElseThrow());
        assertThat(waits).allMatch(wait -> wait < 2_000);
    }

    /// @return milliseconds from the loser's asking for the run, its database being open, to its end
    private long race(Workshop workshop, LongRun run, int race) {
        List<PassageLog> logs =
                List.of(
                        new PassageLog(workshop.path("first-" + race)),
                        new PassageLog(workshop.path("second-" + race)));
        List<NightProcess> racers =
                logs.stream()
                        .map(
                                log ->
                                        race % 2 == 0
                                                ? run.begin(workshop, log)
                                                : run.restart(workshop, log))
                        .toList();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> racers.stream().anyMatch(racer -> !racer.isAlive()));
            int loser = racers.get(0).isAlive() ? 1 : 0;
            NightProcess winner = racers.get(1 - loser);
            NightProcess.Said said = racers.get(loser).end();
            assertThat(said.exit()).as(said.err()).isEqualTo(HELD);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> logs.get(1 - loser).has(CrashPoint.STEP_ENTERED));

            assertThat(said.err()).contains("held by process " + winner.pid() + " on ");
            assertThat(winner.isAlive()).as(winner.errors()).isTrue();
            assertThat(logs.get(loser).has(CrashPoint.RUN_TAKEN)).isFalse();
            assertThat(shown(workshop, run).status()).isEqualTo(RunState.RUNNING);
            assertThat(shown(workshop, run).attempts()).isLessThanOrEqualTo(1 + race % 2);
            return racers.get(loser).endedAt()
                    - logs.get(loser).millis("run", CrashPoint.RUN_ASKED);
        } finally {
            racers.forEach(NightProcess::kill);
        }
    }

    private static RunView shown(Workshop workshop, LongRun run) {
        try (Database database = Database.open(workshop.settings())) {
            return new RunHistory(database, InstantSource.system())
                    .show(RunKey.parse(run.run()).orElseThrow())
                    .orElseThrow();
        }
    }
}
