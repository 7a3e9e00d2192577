package nightjar.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Solutions of NumPy 2.4.6: `linalg.cholesky`, `linalg.solve`.
class CholeskyTest {

    private static final Offset<Double> EXACT = within(1e-14);
    private static final double[][] TRIANGLE = {{4}, {2, 5}, {0.6, 1, 3}};

    @Test
    void solvesWhatNumPySolves() {
        Cholesky found = Cholesky.of(TRIANGLE, 3, 0).orElseThrow();

        assertThat(found.solve(new double[] {1, 2, 3}))
                .containsExactly(
                        new double[] {0.004484304932735439, 0.2125560538116592, 0.9282511210762331},
                        EXACT);
    }

    @Test
    void theForwardSolutionHasTheLengthOfTheInverseMeasure() {
        double[] right = {1, 2, 3};
        Cholesky found = Cholesky.of(TRIANGLE, 3, 0).orElseThrow();

        double squares = 0;
        double product = 0;
        for (int i = 0; i < 3; i++) {
            squares += found.forward(right)[i] * found.forward(right)[i];
            product += found.solve(right)[i] * right[i];
        }

        assertThat(squares).isEqualTo(product, EXACT);
    }

    @Test
    void columnsThatAreSumsOfOthersAreSeen() {
        double[][] twice = {{1}, {2, 4}};

        assertThat(Cholesky.of(twice, 2, 0)).isEmpty();
        assertThat(Cholesky.of(twice, 2, 1).orElseThrow().solve(new double[] {1, 1}))
                .containsExactly(new double[] {0.5, 0}, EXACT);
    }

    @Test
    void onlyTheAskedForRowsCount() {
        assertThat(Cholesky.of(TRIANGLE, 1, 0).orElseThrow().solve(new double[] {8, 99}))
                .containsExactly(2);
    }
}
