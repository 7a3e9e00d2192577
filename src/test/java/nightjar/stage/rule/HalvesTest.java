package nightjar.stage.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nightjar.model.Task;
import org.junit.jupiter.api.Test;

/// Worked out by hand.
class HalvesTest {

    private static final Task BINARY = new Task.Binary("yes", "no");

    @Test
    void twoClassesArePartedByTheSharesOfEachThatTheRuleCatches() {
        // Holds for 3 of 4 positives and 1 of 6 negatives.
        Halves halves = halves(BINARY, new double[] {1, 1, 1, 1, 0, 0, 0, 0, 0, 0}, 1, 1, 1, 0);

        assertThat(halves.power()).isEqualTo(3 / 4.0 - 1 / 6.0, within(1e-12));
        assertThat(halves.inside()).containsExactly((3 + 1) / (4 + 2.0));
        assertThat(halves.outside()).containsExactly((1 + 1) / (6 + 2.0));
    }

    @Test
    void aRuleThatPointsTheOtherWayPartsAsWell() {
        double[] labels = {1, 1, 0, 0};

        assertThat(halves(BINARY, labels, 0, 0).power()).isEqualTo(1);
        assertThat(halves(BINARY, labels, 1, 1).power()).isEqualTo(1);
    }

    @Test
    void numbersArePartedByWhatOfTheSquaredErrorFalls() {
        // Squares around the mean 5: 16 + 16 + 16 + 16 = 64, around the means of the halves 0.
        Halves halves = halves(new Task.Regression(), new double[] {1, 1, 9, 9}, 9, 9);

        assertThat(halves.power()).isEqualTo(64);
        assertThat(halves.inside()).containsExactly(9.0);
        assertThat(halves.outside()).containsExactly(1.0);
    }

    @Test
    void noClassIsEverCertain() {
        Task classes = new Task.Classes(List.of("a", "b", "c"));

        assertThat(halves(classes, new double[] {0, 0, 1, 2}, 0, 0).inside())
                .containsExactly(3 / 5.0, 1 / 5.0, 1 / 5.0);
    }

    @Test
    void aRuleThatHoldsEverywhereOrNowherePartsNothing() {
        double[] labels = {1, 0};

        assertThat(halves(BINARY, labels).power()).isZero();
        assertThat(halves(BINARY, labels, 1, 0).power()).isZero();
        assertThat(halves(BINARY, new double[] {1, 1}, 1).power()).isZero();
    }

    private static Halves halves(Task task, double[] labels, double... held) {
        Halves halves = new Halves(task, labels);
        for (double label : held) {
            halves.hold(label);
        }
        return halves;
    }
}
