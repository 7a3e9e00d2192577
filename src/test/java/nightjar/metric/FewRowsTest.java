package nightjar.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nightjar.math.Interval;
import nightjar.math.Student;
import nightjar.metric.PairedBootstrap.Predictions;
import nightjar.model.Task;
import nightjar.project.Goal;
import nightjar.project.training.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What few rows can say, and what they cannot. Numbers by SciPy 1.17.1 where it has them.
class FewRowsTest {

    private static final Task BINARY = new Task.Binary("Yes", "No");
    private static final Task TWELVE =
            new Task.Classes(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"));

    /// `scipy.stats.t.ppf((1 + level) / 2, degrees)`
    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 12.706204736175",
        "0.95, 2, 4.302652729749",
        "0.95, 3, 3.182446305284",
        "0.95, 5, 2.570581835636",
        "0.95, 8, 2.306004135204",
        "0.95, 28, 2.048407141795",
        "0.9, 5, 2.015048373333",
        "0.99, 2, 9.924843200918",
        "0.95, 29, 1.959963984540"
    })
    void knowsTheDistributionOfStudent(double level, double degrees, double reach) {
        assertThat(Student.reach(level, degrees)).isCloseTo(reach, within(1e-10));
    }

    /// `scipy.stats.binomtest(0, n).pvalue` falls below 5 % at 6 rows, below 1 % at 8.
    @Test
    void takesSoManyRowsAsTheSignTestNeeds() {
        assertThat(EnoughRows.fewest(0.9)).isEqualTo(5);
        assertThat(EnoughRows.fewest(0.95)).isEqualTo(6);
        assertThat(EnoughRows.fewest(0.99)).isEqualTo(8);
    }

    /// `scipy.stats.t.interval(0.95, 2, loc=mean, scale=sem)` of 0.2, 0.5, 0.3, and not below 0.
    @Test
    void givesThreeErrorsAWideInterval() {
        double[] labels = {1, 2, 3};
        double[] predictions = {1.2, 2.5, 3.3};

        Interval interval =
                Metrics.measures(new Task.Regression(), labels, predictions, 0.5)
                        .interval(Metric.MAE)
                        .orElseThrow();

        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isCloseTo(0.7127916366930093, within(1e-10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 12})
    void hasNoIntervalOfWidthZero(int rows) {
        double[] labels = new double[rows];
        double[] same = new double[rows];
        Arrays.fill(same, 0.3);
        double[] twelfths = new double[12 * rows];
        Arrays.fill(twelfths, 1 / 12.0);
        Measures binary = Metrics.measures(BINARY, labels, same, 0.5);
        Measures classes = Metrics.measures(TWELVE, labels, twelfths, 0.5);
        Measures numbers = Metrics.measures(new Task.Regression(), labels, same, 0.5);

        for (Metric metric : Metric.values()) {
            for (Measures measures : List.of(binary, classes, numbers)) {
                measures.interval(metric)
                        .ifPresent(
                                one ->
                                        assertThat(one.high() - one.low())
                                                .as(metric + " of " + measures)
                                                .isGreaterThan(0.1));
            }
        }
        assertThat(Money.of(labels, same, 0.2, new Goal.Value(5, -1, 0, 0)).interval()).isNull();
    }

    @Test
    void givesClassesThatAreFullyApartTheIntervalOfAShare() {
        double[] labels = {1, 1, 1, 0, 0, 0, 0};
        double[] scores = {0.9, 0.8, 0.7, 0.4, 0.3, 0.2, 0.1};

        Interval interval =
                Metrics.measures(BINARY, labels, scores, 0.5).interval(Metric.AUC).orElseThrow();

        // Three of three: 3 / (3 + z * z).
        assertThat(interval.low()).isCloseTo(0.4385, within(1e-4));
        assertThat(interval.high()).isEqualTo(1);
    }

    /// Whatever three rows show, three heads in a row are no proof.
    @ParameterizedTest
    @EnumSource(names = {"LOG_LOSS", "ACCURACY", "F1"})
    void findsNoGainBeyondChanceInThreeRows(Metric metric) {
        double[] labels = {9, 10, 11};
        double[] right = new double[36];
        double[] wrong = new double[36];
        for (int row = 0; row < 3; row++) {
            right[row * 12 + 9 + row] = 1;
            wrong[row * 12] = 1;
        }

        Difference difference =
                Comparison.of(
                        metric,
                        TWELVE,
                        labels,
                        new Predictions(right, 0.5),
                        new Predictions(wrong, 0.5),
                        0.95,
                        1);

        assertThat(difference.gain()).isPositive();
        assertThat(difference.known()).isFalse();
        assertThat(difference.standardError()).isNaN();
    }

    @Test
    void findsNoGainBeyondChanceWhereFewRowsAreAllTheSame() {
        double[] labels = new double[12];
        double[] better = new double[12];
        double[] worse = new double[12];
        Arrays.fill(better, 1);
        Arrays.fill(worse, 2);

        Difference twelve = mae(labels, better, worse);
        Difference many = mae(new double[40], filled(40, 1), filled(40, 2));

        assertThat(twelve.gain()).isEqualTo(1);
        assertThat(twelve.known()).isFalse();
        assertThat(many.interval()).isEqualTo(new Interval(1, 1, 0.95));
    }

    /// Five of a thousand decisions differ, all for the better: McNemar's exact test gives 6 %.
    @Test
    void leavesRoomForNoGainWhereFiveRowsDiffer() {
        double[] labels = new double[1000];
        double[] all = new double[1000];
        double[] five = new double[1000];
        Arrays.fill(five, 0, 5, 0.9);
        double[] six = five.clone();
        six[5] = 0.9;

        Difference ofFive = accuracy(labels, all, five);
        Difference ofSix = accuracy(labels, all, six);

        assertThat(Objects.requireNonNull(ofFive.interval()).low()).isZero();
        assertThat(Objects.requireNonNull(ofSix.interval()).low()).isPositive();
    }

    /// By NumPy: gain 0.1875, error 0.15278283924236455, by Welch 8.427 degrees (`scipy.stats.ttest_ind(…, equal_var=False).df`), and
    /// `scipy.stats.t.interval(0.95, 8, loc, scale)`.
    @Test
    void widensTheIntervalOfTwoAreasOnFewRows() {
        double[] labels = {1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0};
        double[] first = {.9, .8, .7, .65, .6, .35, .3, .55, .5, .45, .4, .25, .2, .1, .05};
        double[] second = {.6, .4, .7, .5, .2, .55, .3, .5, .45, .65, .4, .35, .2, .15, .25};

        Difference difference =
                Comparison.of(
                        Metric.AUC,
                        BINARY,
                        labels,
                        new Predictions(first, 0.5),
                        new Predictions(second, 0.5),
                        0.95,
                        1);

        assertThat(difference.gain()).isCloseTo(0.1875, within(1e-12));
        assertThat(difference.standardError()).isCloseTo(0.15278283924236455, within(1e-12));
        Interval interval = Objects.requireNonNull(difference.interval());
        assertThat(interval.low()).isCloseTo(-0.16481785908112595, within(1e-10));
        assertThat(interval.high()).isCloseTo(0.539817859081126, within(1e-10));
    }

    @Test
    void isSureThatAModelIsNoBetterThanItselfOnAnyNumberOfRows() {
        double[] labels = {1, 0, 1, 0};
        Predictions one = new Predictions(new double[] {0.9, 0.2, 0.4, 0.6}, 0.5);

        Difference difference = Comparison.of(Metric.AUC, BINARY, labels, one, one, 0.95, 1);

        assertThat(difference.interval()).isEqualTo(new Interval(0, 0, 0.95));
    }

    private static Difference accuracy(double[] labels, double[] first, double[] second) {
        return Comparison.of(
                Metric.ACCURACY,
                BINARY,
                labels,
                new Predictions(first, 0.5),
                new Predictions(second, 0.5),
                0.95,
                1);
    }

    private static Difference mae(double[] labels, double[] first, double[] second) {
        return Comparison.of(
                Metric.MAE,
                new Task.Regression(),
                labels,
                new Predictions(first, 0),
                new Predictions(second, 0),
                0.95,
                1);
    }

    private static double[] filled(int rows, double number) {
        double[] filled = new double[rows];
        Arrays.fill(filled, number);
        return filled;
    }
}
