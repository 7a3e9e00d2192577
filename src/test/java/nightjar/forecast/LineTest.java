package nightjar.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Intercepts and slopes are those of `numpy.polyfit(rows, values, 1, w=sqrt(weights))` (NumPy 2); intervals were worked out from them by the formula.
class LineTest {

    private static final List<Point> PILOTS =
            List.of(new Point(100, 2.0, 1), new Point(200, 3.5, 1), new Point(400, 5.0, 1));

    private static final List<Point> PILOTS_AND_A_RUN =
            List.of(
                    new Point(100, 2.0, 1),
                    new Point(200, 3.5, 1),
                    new Point(400, 5.0, 1),
                    new Point(1600, 20.0, 3));

    @Test
    void goesThroughThePilotsByLeastSquares() {
        Line line = Line.through(PILOTS);

        assertThat(line.intercept()).isCloseTo(1.25, within(1e-12));
        assertThat(line.slope()).isCloseTo(0.009642857142857142, within(1e-12));
        assertThat(line.deviation()).isCloseTo(0.4008918628686366, within(1e-12));
        assertThat(line.freedom()).isEqualTo(1);
    }

    @Test
    void bearsTheWeightOfAFormerRun() {
        Line line = Line.through(PILOTS_AND_A_RUN);

        assertThat(line.intercept()).isCloseTo(0.7194265652428324, within(1e-12));
        assertThat(line.slope()).isCloseTo(0.01203335283791691, within(1e-12));
        assertThat(line.deviation()).isCloseTo(0.4646673435899564, within(1e-12));
    }

    @Test
    void threePilotsGiveAWideIntervalBeyondThem() {
        assertSpan(
                Line.through(PILOTS).at(800),
                8.964285714285714 - 3.536557788994541,
                8.964285714285714,
                8.964285714285714 + 3.536557788994541);
    }

    @Test
    void noIntervalIsNarrowerThanTenPercentAndFiveMorePerDoubling() {
        Line line = Line.through(PILOTS_AND_A_RUN);

        assertSpan(line.at(1600), 17.9755119953, 19.97279110590989, 21.9700702165);
        assertSpan(line.at(3200), 33.3422322231, 39.22615564657695, 45.1100790701);
    }

    @Test
    void whatFallsWithMoreRowsIsTakenForConstant() {
        Line line = Line.through(List.of(new Point(100, 3.0, 1), new Point(200, 1.0, 1)));

        assertThat(line.intercept()).isEqualTo(2.0);
        assertThat(line.slope()).isZero();
    }

    @Test
    void noRowsCostNothingOrMore() {
        Line line = Line.through(List.of(new Point(100, 0.5, 1), new Point(200, 2.5, 1)));

        assertThat(line.intercept()).isZero();
        assertThat(line.slope()).isCloseTo(0.011, within(1e-12));
    }

    @Test
    void nightsOfOneSizeAreTakenToBeProportional() {
        Line line = Line.through(List.of(new Point(1000, 10.0, 3), new Point(1100, 11.0, 3)));

        assertSpan(line.at(10_500), 105 * 0.7372593, 105, 105 * 1.2627407);
    }

    @Test
    void aStepThatRowsDoNotDecideIsLevel() {
        Line line =
                Line.level(
                        List.of(
                                new Point(100, 2.0, 1),
                                new Point(200, 1.0, 1),
                                new Point(400, 3.0, 1)));

        assertThat(line.slope()).isZero();
        assertSpan(line.at(400), 0, 2, 2 + 2.177765215383268);
    }

    private static void assertSpan(Span found, double low, double expected, double high) {
        assertThat(found.low()).isCloseTo(low, within(1e-3));
        assertThat(found.expected()).isCloseTo(expected, within(1e-9));
        assertThat(found.high()).isCloseTo(high, within(1e-3));
    }
}
