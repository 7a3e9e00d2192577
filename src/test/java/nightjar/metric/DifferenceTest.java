package nightjar.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import nightjar.math.Interval;
import nightjar.math.Normal;
import nightjar.math.SeededRandom;
import nightjar.metric.PairedBootstrap.Predictions;
import nightjar.model.Task;
import nightjar.project.Goal;
import nightjar.project.training.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    private static final Task BINARY = new Task.Binary("Yes", "No");
    private static final double[] LABELS = {1, 0, 1, 0, 0, 1};
    private static final double[] SCORES = {0.9, 0.1, 0.4, 0.5, 0.2, 0.8};

    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.975, 1.959963984540054",
        "0.05, -1.6448536269514722",
        "0.8, 0.8416212335729143"
    })
    void knowsTheNormalDistribution(double share, double quantile) {
        assertThat(Normal.quantile(share)).isCloseTo(quantile, within(1e-12));
        assertThat(Normal.below(quantile)).isCloseTo(share, within(1e-14));
    }

    @Test
    void findsNoGainOfAModelOverItself() {
        Difference difference = DeLong.compare(LABELS, SCORES, SCORES, 0.95);

        assertThat(difference.gain()).isZero();
        assertThat(difference.interval()).isEqualTo(new Interval(0, 0, 0.95));
        assertThat(difference.pValue()).isNaN();
    }

    @Test
    void hasNoIntervalWhereAClassHasOneRow() {
        Difference difference =
                DeLong.compare(
                        new double[] {1, 0, 0},
                        new double[] {3, 1, 2},
                        new double[] {1, 2, 3},
                        0.95);

        assertThat(difference.gain()).isEqualTo(1);
        assertThat(difference.interval()).isNull();
    }

    @Test
    void countsALowerErrorAsAGain() {
        double[] labels = new double[40];
        double[] near = new double[40];
        double[] far = new double[40];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = row;
            near[row] = row + 1 + row % 2;
            far[row] = row - 2 - row % 2;
        }

        Difference difference =
                PairedBootstrap.compare(
                        Metric.MAE,
                        new Task.Regression(),
                        labels,
                        new Predictions(near, 0),
                        new Predictions(far, 0),
                        0.95,
                        1);

        assertThat(difference.first()).isEqualTo(1.5);
        assertThat(difference.second()).isEqualTo(2.5);
        assertThat(difference.gain()).isEqualTo(1);
        Interval interval = Objects.requireNonNull(difference.interval());
        assertThat(interval.low()).isCloseTo(1, within(1e-12));
        assertThat(interval.high()).isCloseTo(1, within(1e-12));
    }

    @Test
    void drawsTheSameFromTheSameSeed() {
        double[] labels = new double[500];
        double[] first = new double[500];
        double[] second = new double[500];
        fill(labels, first, second);

        Difference one = bootstrap(labels, first, second, 7);

        assertThat(bootstrap(labels, first, second, 7)).isEqualTo(one);
        assertThat(bootstrap(labels, first, second, 8)).isNotEqualTo(one);
        assertThat(one.seed()).isEqualTo(7);
    }

    /// Sixteen times the rows, a quarter of the error: what is drawn of many rows is scaled to all of them.
    @Test
    void scalesWhatItDrawsOfManyRows() {
        double[] labels = new double[160_000];
        double[] first = new double[160_000];
        double[] second = new double[160_000];
        fill(labels, first, second);
        Difference exact =
                Money.compare(
                        labels,
                        new Predictions(first, 0.5),
                        new Predictions(second, 0.5),
                        new Goal.Value(1, 0, 1, 0),
                        0.95);

        Difference drawn = bootstrap(labels, first, second, 7);

        assertThat(drawn.gain()).isCloseTo(exact.gain(), within(1e-12));
        assertThat(drawn.standardError())
                .isCloseTo(exact.standardError(), within(0.08 * exact.standardError()));
    }

    @Test
    void saysWhatDecisionsAreWorth() {
        Goal.Value value = new Goal.Value(120, -15, 0, 0);

        Money money = Money.of(LABELS, SCORES, 0.5, value);
        Difference gain =
                Money.compare(
                        LABELS,
                        new Predictions(SCORES, 0.5),
                        new Predictions(SCORES, 0.3),
                        value,
                        0.9);

        assertThat(money.perDecision()).isEqualTo((120 + 120 - 15) / 6.0);
        assertThat(gain.first()).isEqualTo(37.5);
        assertThat(gain.second()).isEqualTo(57.5);
        assertThat(gain.gain()).isEqualTo(-20);
        assertThat(Objects.requireNonNull(gain.interval()).level()).isEqualTo(0.9);
    }

    @Test
    void hasNoCalibrationLineWhereItIsUndefined() {
        CalibrationLine none = new CalibrationLine(Double.NaN, Double.NaN);

        assertThat(
                        List.of(
                                CalibrationLine.of(new double[] {1, 1}, new double[] {0.2, 0.3}),
                                CalibrationLine.of(new double[] {1, 0}, new double[] {0.3, 0.3}),
                                CalibrationLine.of(new double[] {1, 0}, new double[] {0.7, 0.3}),
                                CalibrationLine.of(new double[0], new double[0])))
                .containsOnly(none);
    }

    private static Difference bootstrap(
            double[] labels, double[] first, double[] second, long seed) {
        return PairedBootstrap.compare(
                Metric.ACCURACY,
                BINARY,
                labels,
                new Predictions(first, 0.5),
                new Predictions(second, 0.5),
                0.95,
                seed);
    }

    private static void fill(double[] labels, double[] first, double[] second) {
        SeededRandom random = new SeededRandom(3);
        for (int row = 0; row < labels.length; row++) {
            labels[row] = random.below(2);
            first[row] = 0.3 * labels[row] + 0.7 * random.share();
            second[row] = 0.1 * labels[row] + 0.9 * random.share();
        }
    }
}
