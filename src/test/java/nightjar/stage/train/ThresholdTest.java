package nightjar.stage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nightjar.project.Goal;
import nightjar.stage.train.trainer.ClassWeights;
import org.junit.jupiter.api.Test;

/// From which probability on a yes is said.
class ThresholdTest {

    private static final double[] LABELS = {1, 0, 0, 0};

    @Test
    void withoutFoldsAYesIsSaidWhereItIsWorthMoreThanANo() {
        Threshold calls = new Threshold(new Goal.Value(120, -15, 0, 0));

        double threshold = calls.unjudged(LABELS, ClassWeights.NONE);

        // p * 120 = (1 - p) * 15
        assertThat(threshold).isCloseTo(1 / 9.0, within(1e-15));
    }

    @Test
    void aMissedPositiveAndASparedNegativeCountToo() {
        Threshold machines = new Threshold(new Goal.Value(-10, -10, 0, -90));

        // A yes costs 10 whatever it meets, a no costs 90 where it misses: p * 80 = (1 - p) * 10.
        assertThat(machines.unjudged(LABELS, ClassWeights.NONE)).isCloseTo(1 / 9.0, within(1e-15));
    }

    @Test
    void balancedClassesMoveItWithTheOddsThatAreFitted() {
        Threshold even = new Threshold(new Goal.Value(1, -1, 0, 0));

        double threshold = even.unjudged(LABELS, ClassWeights.balanced(new int[] {1, 0, 0, 0}));

        // One in four is positive, and counts three times: true odds of 1 are fitted as odds of 3.
        assertThat(threshold).isCloseTo(0.75, within(1e-15));
    }

    @Test
    void whereYesIsAlwaysOrNeverWorthMoreNoProbabilityDecides() {
        Threshold always = new Threshold(new Goal.Value(5, 1, 0, 0));
        Threshold never = new Threshold(new Goal.Value(-5, -1, 0, 0));

        assertThat(always.unjudged(LABELS, ClassWeights.NONE)).isZero();
        assertThat(never.unjudged(LABELS, ClassWeights.NONE)).isGreaterThan(1);
    }

    @Test
    void withoutMoneyItIsOneHalf() {
        assertThat(new Threshold(null).unjudged(LABELS, ClassWeights.NONE)).isEqualTo(0.5);
    }
}
