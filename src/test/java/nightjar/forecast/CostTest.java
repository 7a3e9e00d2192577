package nightjar.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Constants, slopes and standard errors are those of SciPy and NumPy, as in [LeastSquaresTest]; intervals were worked out from them by the formula.
class CostTest {

    /// Of a fifth of the work each: the first cold.
    private static final List<Point> PILOTS =
            List.of(
                    new Point(400, 0.2, true, 6.0, 1),
                    new Point(100, 0.2, false, 1.0, 1),
                    new Point(200, 0.2, false, 1.9, 1),
                    new Point(400, 0.2, false, 3.5, 1));

    private static final List<Point> COLD =
            List.of(run(100, 2.0, 1), run(200, 3.5, 1), run(400, 5.0, 1), run(1600, 20.0, 3));

    @Test
    void countsWarmingUpOnceAndTheRestForAllOfTheWork() {
        Cost cost = Cost.growing(PILOTS);

        assertThat(cost.constant()).isCloseTo(1, within(1e-9));
        assertThat(cost.perRow()).isCloseTo(16.571428571428566 / 400, within(1e-9));
        assertThat(cost.warmingUp()).isCloseTo(2.4857142857142867, within(1e-9));
        assertSpan(cost.at(1600), 69.77142857142854, 0.2 * 69.77142857142854);
    }

    @Test
    void learnsFromARun() {
        List<Point> all = new ArrayList<>(PILOTS);
        all.add(run(1600, 68.0, 3));

        assertSpan(Cost.growing(all).at(1600), 68.00061569016881, 6.800061569016881);
    }

    @Test
    void fewPilotsGiveAWideIntervalBeyondThem() {
        Cost cost = Cost.growing(COLD.subList(0, 3));

        assertSpan(cost.at(800), 8.964285714285714, 3.078 * 1.1489791387246722);
    }

    @Test
    void noIntervalIsNarrowerThanTenPercentAndFiveMorePerDoubling() {
        Cost cost = Cost.growing(COLD);

        assertSpan(cost.at(1600), 19.97279110590989, 1.997279110590989);
        assertSpan(cost.at(3200), 39.22615564657695, 0.15 * 39.22615564657695);
    }

    @Test
    void whatFallsWithMoreRowsIsTakenForConstant() {
        Cost cost = Cost.growing(List.of(run(100, 3.0, 1), run(200, 1.0, 1)));

        assertThat(cost.constant()).isCloseTo(2.0, within(1e-12));
        assertThat(cost.perRow()).isZero();
    }

    @Test
    void noRowsCostNothingOrMore() {
        Cost cost = Cost.growing(List.of(run(100, 0.5, 1), run(200, 2.5, 1)));

        assertThat(cost.constant()).isZero();
        assertThat(cost.perRow()).isCloseTo(0.011, within(1e-12));
    }

    @Test
    void nightsOfOneSizeAreTakenToBeProportionalInTimeAndLevelInMemory() {
        List<Point> nights = List.of(run(1000, 10.0, 3), run(1100, 11.0, 3));

        assertSpan(Cost.growing(nights).at(10_500), 105, 0.2627407 * 105);
        assertThat(Cost.seen(nights).at(10_500).expected()).isCloseTo(10.5, within(1e-9));
    }

    @Test
    void aStepThatRowsDoNotDecideIsLevelButForItsWarmingUp() {
        Cost cost =
                Cost.level(
                        List.of(
                                new Point(400, 1, true, 5.0, 1),
                                new Point(100, 1, false, 1.0, 1),
                                new Point(200, 1, false, 1.0, 1),
                                new Point(400, 1, false, 1.0, 1)));

        assertThat(cost.perRow()).isZero();
        assertSpan(cost.at(400), 5, 0.5);
    }

    private static Point run(double rows, double value, double weight) {
        return new Point(rows, 1, true, value, weight);
    }

    private static void assertSpan(Span found, double expected, double half) {
        assertThat(found.expected()).isCloseTo(expected, within(1e-9));
        assertThat(found.low()).isCloseTo(expected - half, within(1e-3));
        assertThat(found.high()).isCloseTo(expected + half, within(1e-3));
    }
}
