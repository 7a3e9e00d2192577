package nightjar.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import nightjar.database.HomeOfRun;
import nightjar.database.RunKey;
import nightjar.ledger.view.RunState;
import nightjar.ledger.view.StoredRun;
import nightjar.retention.PurgePlan.Stay;
import org.junit.jupiter.api.Test;

class PurgePlanTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String HOME = "/work/.nightjar";
    private static final Predicate<StoredRun> HERE =
            run -> run.home().path().isEmpty() || run.home().path().equals(HOME);
    private static final PurgeRule NINETY_DAYS = new PurgeRule(Duration.ofDays(90), 0, false);

    @Test
    void whatEndedBeforeTheLimitGoes() {
        StoredRun young = run("churn.train.2026-08-24", 90, RunState.COMPLETED).build();
        StoredRun old = run("churn.train.2026-08-23", 91, RunState.COMPLETED).build();
        StoredRun givenUp = run("churn.train.2026-08-22", 92, RunState.ABANDONED).build();
        Instant justAfter = NOW.minusMillis(1);

        assertThat(plan(NINETY_DAYS, justAfter, young, old, givenUp))
                .isEqualTo(
                        new PurgePlan(
                                List.of(old, givenUp),
                                List.of(new Stay(young, PurgeDecision.YOUNG))));
    }

    @Test
    void countsFromTheLastSignOfLifeNotFromTheBusinessDateOrTheBeginning() {
        StoredRun restarted =
                run("churn.train.2020-01-01", 400, RunState.COMPLETED).lastSign(3).build();

        assertThat(plan(NINETY_DAYS, NOW, restarted).stays())
                .containsExactly(new Stay(restarted, PurgeDecision.YOUNG));
    }

    @Test
    void whatCouldBeRestartedStaysUnlessToldOtherwise() {
        List<StoredRun> unfinished =
                List.of(
                        run("churn.train.2026-01-03", 100, RunState.FAILED).build(),
                        run("churn.train.2026-01-02", 101, RunState.STOPPED).build(),
                        run("churn.train.2026-01-01", 102, RunState.INTERRUPTED).build());

        assertThat(PurgePlan.of(unfinished, NINETY_DAYS, HERE, NOW).stays())
                .extracting(Stay::why)
                .containsExactly(
                        PurgeDecision.UNFINISHED,
                        PurgeDecision.UNFINISHED,
                        PurgeDecision.UNFINISHED);
        assertThat(
                        PurgePlan.of(
                                        unfinished,
                                        new PurgeRule(Duration.ofDays(90), 0, true),
                                        HERE,
                                        NOW)
                                .goes())
                .isEqualTo(unfinished);
    }

    @Test
    void theNewestOfEachProjectAndJobStay() {
        StoredRun third = run("churn.train.2026-01-03", 100, RunState.COMPLETED).build();
        StoredRun scored = run("churn.score.2026-01-03", 100, RunState.COMPLETED).build();
        StoredRun second = run("churn.train.2026-01-02", 101, RunState.FAILED).build();
        StoredRun other = run("flights.train.2026-01-02", 101, RunState.COMPLETED).build();
        StoredRun first = run("churn.train.2026-01-01", 102, RunState.COMPLETED).build();

        assertThat(
                        plan(
                                new PurgeRule(Duration.ZERO, 2, false),
                                NOW,
                                third,
                                scored,
                                second,
                                other,
                                first))
                .isEqualTo(
                        new PurgePlan(
                                List.of(first),
                                List.of(
                                        new Stay(third, PurgeDecision.AMONG_THE_LAST),
                                        new Stay(scored, PurgeDecision.AMONG_THE_LAST),
                                        new Stay(second, PurgeDecision.AMONG_THE_LAST),
                                        new Stay(other, PurgeDecision.AMONG_THE_LAST))));
    }

    @Test
    void whatIsHeldOrElsewhereStays() {
        StoredRun held = run("churn.train.2026-01-03", 100, RunState.RUNNING).held().build();
        StoredRun ending = run("churn.train.2026-01-02", 101, RunState.COMPLETED).held().build();
        StoredRun elsewhere =
                run("churn.train.2026-01-01", 102, RunState.COMPLETED).home("/other").build();
        StoredRun homeUnknown =
                run("churn.train.2025-12-31", 103, RunState.COMPLETED).home("").build();

        assertThat(
                        plan(
                                new PurgeRule(Duration.ofDays(90), 0, true),
                                NOW,
                                held,
                                ending,
                                elsewhere,
                                homeUnknown))
                .isEqualTo(
                        new PurgePlan(
                                List.of(homeUnknown),
                                List.of(
                                        new Stay(held, PurgeDecision.HELD),
                                        new Stay(ending, PurgeDecision.HELD),
                                        new Stay(elsewhere, PurgeDecision.ELSEWHERE))));
    }

    @Test
    void whatAnotherPurgeHasBegunGoesWhateverTheRuleAndCountsForNothing() {
        StoredRun begun = run("churn.train.2026-01-02", 1, RunState.ABANDONED).purging().build();
        StoredRun next = run("churn.train.2026-01-01", 100, RunState.COMPLETED).build();

        assertThat(plan(new PurgeRule(Duration.ofDays(90), 1, false), NOW, begun, next))
                .isEqualTo(
                        new PurgePlan(
                                List.of(begun),
                                List.of(new Stay(next, PurgeDecision.AMONG_THE_LAST))));
    }

    @Test
    void refusesRulesThatMakeNoSense() {
        assertThatThrownBy(() -> new PurgeRule(Duration.ofDays(-1), 0, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PurgeRule(Duration.ZERO, -1, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PurgePlan plan(PurgeRule rule, Instant now, StoredRun... runs) {
        return PurgePlan.of(List.of(runs), rule, HERE, now);
    }

    static Draft run(String name, int daysAgo, RunState state) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        return new Draft(name, state, at, at, false, false, HOME);
    }

    /// A run to be varied.
    record Draft(
            String name,
            RunState state,
            Instant created,
            Instant last,
            boolean isHeld,
            boolean isPurging,
            String folder) {

        Draft lastSign(int daysAgo) {
            return new Draft(
                    name,
                    state,
                    created,
                    NOW.minus(Duration.ofDays(daysAgo)),
                    isHeld,
                    isPurging,
                    folder);
        }

        Draft held() {
            return new Draft(name, state, created, last, true, isPurging, folder);
        }

        Draft purging() {
            return new Draft(name, state, created, last, isHeld, true, folder);
        }

        Draft home(String other) {
            return new Draft(name, state, created, last, isHeld, isPurging, other);
        }

        StoredRun build() {
            RunKey key = RunKey.parse(name).orElseThrow();
            return new StoredRun(
                    key, state, isHeld, isPurging, created, last, new HomeOfRun("", folder), null);
        }
    }
}
