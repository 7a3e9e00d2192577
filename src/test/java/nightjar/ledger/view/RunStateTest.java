package nightjar.ledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunStateTest {

    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, COMPLETED, COMPLETED",
        "FAILED, FAILED, FAILED",
        "STOPPED, STOPPED, STOPPED",
        "ABANDONED, ABANDONED, ABANDONED",
        "STARTED, RUNNING, INTERRUPTED",
        "STOPPING, RUNNING, INTERRUPTED",
        "UNKNOWN, RUNNING, INTERRUPTED",
        ", RUNNING, INTERRUPTED"
    })
    void whatHasAnEndKeepsItAndTheRestIsRunningOnlyInLivingHands(
            @Nullable String batch, RunState held, RunState alone) {
        assertThat(RunState.of(batch, true)).isEqualTo(held);
        assertThat(RunState.of(batch, false)).isEqualTo(alone);
    }

    @Test
    void onlyWhatIsCompleteOrAbandonedIsOver() {
        assertThat(RunState.values())
                .filteredOn(RunState::isOver)
                .containsExactly(RunState.COMPLETED, RunState.ABANDONED);
        assertThat(RunState.RUNNING.interrupted()).isEqualTo(RunState.INTERRUPTED);
        assertThat(RunState.FAILED.interrupted()).isEqualTo(RunState.FAILED);
    }

    @Test
    void anAttemptWithoutAnEndTookUntilNowOrItsLastSign() {
        Attempt open = attempt(null, at(7.5));

        assertThat(open.seconds(true, START.plusSeconds(60))).isEqualTo(60);
        assertThat(open.seconds(false, START.plusSeconds(60))).isEqualTo(7.5);
        assertThat(attempt(at(9), at(7.5)).seconds(false, START)).isEqualTo(9);
        assertThat(attempt(null, null).seconds(false, START)).isZero();
        assertThat(attempt(at(-1), null).seconds(false, START)).isZero();
    }

    @Test
    void theLastSignOfAnAttemptIsItsEndThenAStepThenItsStart() {
        assertThat(attempt(at(9), at(7)).sign(Instant.EPOCH)).isEqualTo(START.plusSeconds(9));
        assertThat(attempt(null, at(7)).sign(Instant.EPOCH)).isEqualTo(START.plusSeconds(7));
        assertThat(attempt(null, null).sign(Instant.EPOCH)).isEqualTo(START);
    }

    private static Attempt attempt(@Nullable Timestamp end, @Nullable Timestamp lastSign) {
        return new Attempt(1, "STARTED", "UNKNOWN", at(0), end, lastSign, null);
    }

    private static Timestamp at(double seconds) {
        return Timestamp.from(START.plusMillis(Math.round(1000 * seconds)));
    }
}
