package nightjar.stage.train;

/// Solves symmetric positive definite systems (Golub and Van Loan, Matrix Computations, 4.2).
final class Cholesky {

    /// A pivot below this share of its diagonal cell says that a column is a sum of others.
    private static final double SMALLEST_PIVOT = 1e-10;

    private Cholesky() {}

    /// The weights w of `(A + lambda I) w = b`. Where columns are sums of others and `lambda` is too small to tell them apart, a larger one is
    /// taken: a millionth of a millionth of the largest diagonal cell, and a hundred times that until it holds.
    ///
    /// @param products lower triangle of A, with b as its last row
    static double[] solve(double[][] products, double lambda) {
        int size = products.length - 1;
        double largest = 1e-300;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, products[i][i]);
        }
        double added = lambda;
        double[][] lower = new double[size][];
        while (!decompose(products, added, lower)) {
            added = Math.max(added * 100, largest * 1e-12);
        }
        return substitute(lower, products[size]);
    }

    private static boolean decompose(double[][] products, double added, double[][] lower) {
        for (int i = 0; i < lower.length; i++) {
            double[] row = products[i].clone();
            for (int j = 0; j < i; j++) {
                row[j] = (row[j] - dot(row, lower[j], j)) / lower[j][j];
            }
            double diagonal = row[i] + added;
            double pivot = diagonal - dot(row, row, i);
            if (pivot <= SMALLEST_PIVOT * diagonal) {
                return false;
            }
            row[i] = Math.sqrt(pivot);
            lower[i] = row;
        }
        return true;
    }

    private static double dot(double[] left, double[] right, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double[] substitute(double[][] lower, double[] right) {
        int size = lower.length;
        double[] solved = new double[size];
        for (int i = 0; i < size; i++) {
            solved[i] = (right[i] - dot(solved, lower[i], i)) / lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int j = i + 1; j < size; j++) {
                solved[i] -= lower[j][i] * solved[j];
            }
            solved[i] /= lower[i][i];
        }
        return solved;
    }
}
