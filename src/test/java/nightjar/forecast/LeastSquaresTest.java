package nightjar.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nightjar.forecast.LeastSquares.Equation;
import org.junit.jupiter.api.Test;

/// Unknowns are those of SciPy 1.10's `scipy.optimize.nnls` with terms and values times the square root of the weights, standard errors by NumPy's
/// `linalg.inv` of the normal matrix of the unknowns that are not zero there.
class LeastSquaresTest {

    private static final List<Double> NEW = List.of(1.0, 4.0, 1.0);

    @Test
    void agreesWithAnotherToolWhereNoUnknownIsZero() {
        LeastSquares fit =
                LeastSquares.of(
                        List.of(
                                equation(1, 1, 1, 5.1, 1),
                                equation(1, 0.25, 0, 1.4, 1),
                                equation(1, 0.5, 0, 2.1, 1),
                                equation(1, 1, 0, 3.2, 1),
                                equation(1, 3, 1, 10.0, 3)));

        assertUnknowns(fit, 0.8082278481012666, 2.443037974683543, 1.8591772151898733);
        assertThat(fit.freedom()).isEqualTo(2);
        assertThat(fit.deviation()).isCloseTo(0.06352015527832312, within(1e-12));
        assertThat(fit.expected(NEW)).isCloseTo(12.439556962025312, within(1e-12));
        assertThat(fit.error(NEW)).isCloseTo(0.08832601053572786, within(1e-12));
    }

    @Test
    void leavesOutWhicheverWouldBeNegative() {
        LeastSquares noThird = pilots(2.9, 1.4, 2.1, 3.2);
        LeastSquares noFirst = pilots(4.0, 0.2, 1.1, 2.7);
        LeastSquares noSecond = pilots(4.0, 2.2, 2.1, 1.7);

        assertUnknowns(noThird, 0.9333333333333329, 2.1333333333333333, 0);
        assertThat(noThird.freedom()).isEqualTo(2);
        assertThat(noThird.error(NEW)).isCloseTo(0.9043106644167034, within(1e-12));
        assertUnknowns(noFirst, 0, 2.5142857142857142, 1.4857142857142858);
        assertThat(noFirst.error(NEW)).isCloseTo(1.0370680807360877, within(1e-12));
        assertUnknowns(noSecond, 2.0, 0, 2.0);
        assertThat(noSecond.error(NEW)).isCloseTo(0.37416573867739433, within(1e-12));
    }

    @Test
    void knowsNoErrorWithoutDegreesOfFreedom() {
        LeastSquares fit = LeastSquares.of(List.of(equation(1, 1, 0, 2, 1)));

        assertThat(fit.freedom()).isZero();
        assertThat(fit.error(NEW)).isZero();
    }

    @Test
    void allZerosAreExplainedByZeros() {
        assertUnknowns(pilots(0, 0, 0, 0), 0, 0, 0);
    }

    @Test
    void refusesEquationsWithoutTerms() {
        assertThatThrownBy(() -> LeastSquares.of(List.of(equation(0, 0, 0, 1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No unknown has a term");
    }

    /// A cold one of size 1, then warm ones of a quarter, a half and 1.
    private static LeastSquares pilots(double cold, double quarter, double half, double whole) {
        return LeastSquares.of(
                List.of(
                        equation(1, 1, 1, cold, 1),
                        equation(1, 0.25, 0, quarter, 1),
                        equation(1, 0.5, 0, half, 1),
                        equation(1, 1, 0, whole, 1)));
    }

    private static Equation equation(
            double first, double second, double third, double value, double weight) {
        return new Equation(List.of(first, second, third), value, weight);
    }

    private static void assertUnknowns(
            LeastSquares fit, double first, double second, double third) {
        assertThat(fit.unknown(0)).isCloseTo(first, within(1e-12));
        assertThat(fit.unknown(1)).isCloseTo(second, within(1e-12));
        assertThat(fit.unknown(2)).isCloseTo(third, within(1e-12));
    }
}
