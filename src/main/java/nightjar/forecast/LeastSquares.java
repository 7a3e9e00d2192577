package nightjar.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nightjar.math.Cholesky;
import org.jspecify.annotations.Nullable;

/// Weighted least squares with few unknowns of which none is negative: the best of the ordinary fits with any of the unknowns left out, among those without a
/// negative one. With the fewest unknowns where several are as good. (The problem is that of Lawson and Hanson, Solving Least Squares Problems, chapter 23; so few
/// unknowns can all be tried.)
final class LeastSquares {

    /// A sum of squares must be smaller by this share to count as better.
    private static final double BETTER = 1e-9;

    private final int[] chosen;
    private final Cholesky factor;
    private final double[] unknowns;
    private final double squares;
    private final int freedom;

    private LeastSquares(
            int[] chosen, Cholesky factor, double[] unknowns, double squares, int freedom) {
        this.chosen = chosen;
        this.factor = factor;
        this.unknowns = unknowns;
        this.squares = squares;
        this.freedom = freedom;
    }

    /// One observation.
    ///
    /// @param terms what each unknown is multiplied with, not negative
    /// @param value not negative
    /// @param weight how many observations it counts for, positive
    record Equation(List<Double> terms, double value, double weight) {

        private double term(int unknown) {
            return terms.get(unknown);
        }
    }

    /// @param equations at least one, in which each unknown has some term that is not 0
    static LeastSquares of(List<Equation> equations) {
        int unknowns = equations.getFirst().terms().size();
        List<int[]> choices =
                IntStream.range(1, 1 << unknowns)
                        .boxed()
                        .sorted(Comparator.comparing(Integer::bitCount))
                        .map(bits -> bitsOf(bits, unknowns))
                        .toList();
        LeastSquares best = null;
        for (int[] choice : choices) {
            LeastSquares fit = fit(equations, choice);
            if (fit != null && (best == null || fit.squares < best.squares * (1 - BETTER))) {
                best = fit;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("No unknown has a term: " + equations);
        }
        return best;
    }

    private static int[] bitsOf(int bits, int unknowns) {
        return IntStream.range(0, unknowns).filter(i -> (bits >> i & 1) == 1).toArray();
    }

    /// Null where an unknown would be negative, or the terms depend on each other.
    private static @Nullable LeastSquares fit(List<Equation> equations, int[] chosen) {
        Cholesky factor = Cholesky.of(normal(equations, chosen), chosen.length, 0).orElse(null);
        if (factor == null) {
            return null;
        }
        double[] unknowns = factor.solve(right(equations, chosen));
        if (DoubleStream.of(unknowns).anyMatch(value -> value < 0)) {
            return null;
        }
        double squares = 0;
        for (Equation equation : equations) {
            double residual = equation.value();
            for (int i = 0; i < chosen.length; i++) {
                residual -= unknowns[i] * equation.term(chosen[i]);
            }
            squares += equation.weight() * residual * residual;
        }
        return new LeastSquares(
                chosen, factor, unknowns, squares, Math.max(0, equations.size() - chosen.length));
    }

    /// The lower triangle of the normal matrix.
    private static double[][] normal(List<Equation> equations, int[] chosen) {
        double[][] normal = new double[chosen.length][chosen.length];
        for (Equation equation : equations) {
            for (int i = 0; i < chosen.length; i++) {
                for (int j = 0; j <= i; j++) {
                    normal[i][j] +=
                            equation.weight() * equation.term(chosen[i]) * equation.term(chosen[j]);
                }
            }
        }
        return normal;
    }

    private static double[] right(List<Equation> equations, int[] chosen) {
        return IntStream.of(chosen)
                .mapToDouble(
                        unknown ->
                                equations.stream()
                                        .mapToDouble(e -> e.weight() * e.value() * e.term(unknown))
                                        .sum())
                .toArray();
    }

    /// 0 where it was left out.
    double unknown(int number) {
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] == number) {
                return unknowns[i];
            }
        }
        return 0;
    }

    /// Observations less the unknowns that are not left out, at least 0.
    int freedom() {
        return freedom;
    }

    /// Of an observation of weight 1 from the fit: the square root of the weighted sum of squares by the degrees of freedom; 0 where there are
    /// none.
    double deviation() {
        return freedom == 0 ? 0 : Math.sqrt(squares / freedom);
    }

    double expected(List<Double> terms) {
        return IntStream.range(0, terms.size()).mapToDouble(i -> unknown(i) * terms.get(i)).sum();
    }

    /// The standard error of the difference of a new observation of weight 1 to what is expected of it (Draper and Smith, Applied Regression
    /// Analysis, 3rd ed., section 5.1).
    double error(List<Double> terms) {
        double[] z = factor.forward(IntStream.of(chosen).mapToDouble(terms::get).toArray());
        return deviation() * Math.sqrt(1 + DoubleStream.of(z).map(value -> value * value).sum());
    }
}
