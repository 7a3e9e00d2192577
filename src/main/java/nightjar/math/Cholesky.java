package nightjar.math;

import java.util.Optional;

/// A symmetric positive definite matrix as the product of a lower triangle and its transpose, by which systems are solved (Golub and Van Loan, Matrix
/// Computations, 4.2).
public final class Cholesky {

    /// A pivot below this share of its diagonal cell says that a column is a sum of others.
    private static final double SMALLEST_PIVOT = 1e-10;

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /// Empty where columns are sums of others.
    ///
    /// @param triangle the lower triangle of the matrix; rows beyond `size` are not looked at
    /// @param size of the matrix
    /// @param added to each cell of the diagonal
    public static Optional<Cholesky> of(double[][] triangle, int size, double added) {
        double[][] lower = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] row = triangle[i].clone();
            for (int j = 0; j < i; j++) {
                row[j] = (row[j] - dot(row, lower[j], j)) / lower[j][j];
            }
            double diagonal = row[i] + added;
            double pivot = diagonal - dot(row, row, i);
            if (pivot <= SMALLEST_PIVOT * diagonal) {
                return Optional.empty();
            }
            row[i] = Math.sqrt(pivot);
            lower[i] = row;
        }
        return Optional.of(new Cholesky(lower));
    }

    private static double dot(double[] left, double[] right, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /// The x of `L x = right`, L being the lower triangle; its sum of squares is that of `right` in the measure of the inverse.
    ///
    /// @param right as many numbers as the matrix has rows, or more
    public double[] forward(double[] right) {
        double[] solved = new double[lower.length];
        for (int i = 0; i < solved.length; i++) {
            solved[i] = (right[i] - dot(solved, lower[i], i)) / lower[i][i];
        }
        return solved;
    }

    /// The x of `A x = right`, A being the matrix.
    ///
    /// @param right as many numbers as the matrix has rows, or more
    public double[] solve(double[] right) {
        double[] solved = forward(right);
        for (int i = solved.length - 1; i >= 0; i--) {
            for (int j = i + 1; j < solved.length; j++) {
                solved[i] -= lower[j][i] * solved[j];
            }
            solved[i] /= lower[i][i];
        }
        return solved;
    }
}
