package nightjar.ledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void aPassIsHeldAgainstTheMedianOfRowsPerSecond() {
        List<StepTotal> former =
                List.of(pass(10, 1000), pass(20, 2000), pass(10, 900), pass(1, 100), pass(5, 5000));

        String slower = Pace.slower(pass(20, 1000), former);

        assertThat(slower)
                .isEqualTo(
                        "clean took 20.0 s at 50 rows/s, and the median is 100 rows/s; as in the runs before it would have been 10.0 s.");
    }

    @Test
    void whatIsNoPassIsHeldAgainstTheMedianOfSeconds() {
        List<StepTotal> former = List.of(work(2), work(4), work(6), work(100), work(1), work(5));

        assertThat(Pace.slower(work(9), former))
                .isEqualTo("clean took 9.0 s; as in the runs before it would have been 4.5 s.");
        assertThat(Pace.slower(work(6.75), former)).isNull();
    }

    @Test
    void fourRunsAreNoHistory() {
        assertThat(Pace.slower(work(100), Collections.nCopies(4, work(1)))).isNull();
        assertThat(Pace.slower(pass(100, 10), Collections.nCopies(4, pass(1, 10)))).isNull();
        assertThat(Pace.slower(work(100), Collections.nCopies(5, work(1)))).isNotNull();
    }

    @Test
    void belowASecondNobodyWaits() {
        assertThat(Pace.slower(work(1.1), Collections.nCopies(5, work(0.1)))).isNull();
        assertThat(Pace.slower(work(1.2), Collections.nCopies(5, work(0.1)))).isNotNull();
    }

    @Test
    void runsOfWhichTheRowsAreNotKnownDoNotCountForAPass() {
        assertThat(Pace.slower(pass(100, 10), Collections.nCopies(9, work(1)))).isNull();
    }

    private static StepTotal pass(double seconds, long rows) {
        return total(seconds, rows);
    }

    private static StepTotal work(double seconds) {
        return total(seconds, null);
    }

    private static StepTotal total(double seconds, @Nullable Long rows) {
        return new StepTotal("clean", seconds, rows, null, 1, StepCost.Memory.HEAP);
    }
}
