package nightjar.stage.train.trainer;

import nightjar.table.Matrix;

/// Mean and standard deviation (divisor n) of every column; a column that does not vary has scale 1. The arrays are shared, not copied.
final class Standardisation {

    /// A smaller deviation, relative to the mean, is noise of the 32-bit cells.
    private static final double SMALLEST = 1e-7;

    private final double[] means;
    private final double[] scales;

    private Standardisation(double[] means, double[] scales) {
        this.means = means;
        this.scales = scales;
    }

    /// In two passes, so that large means cost no digits.
    static Standardisation of(Matrix matrix) {
        double[] means = Blocks.sum(matrix, matrix.columns(), Standardisation::addCells);
        for (int i = 0; i < means.length; i++) {
            means[i] /= matrix.rows();
        }
        double[] scales =
                Blocks.sum(
                        matrix,
                        matrix.columns(),
                        (cells, from, to, sums) -> addSquares(cells, from, to, means, sums));
        for (int i = 0; i < scales.length; i++) {
            double deviation = Math.sqrt(scales[i] / matrix.rows());
            scales[i] = deviation > SMALLEST * Math.abs(means[i]) ? deviation : 1;
        }
        return new Standardisation(means, scales);
    }

    private static void addCells(float[] cells, int from, int to, double[] sums) {
        int columns = sums.length;
        for (int row = from; row < to; row++) {
            for (int i = 0; i < columns; i++) {
                sums[i] += cells[row * columns + i];
            }
        }
    }

    private static void addSquares(float[] cells, int from, int to, double[] means, double[] sums) {
        int columns = means.length;
        for (int row = from; row < to; row++) {
            for (int i = 0; i < columns; i++) {
                double difference = cells[row * columns + i] - means[i];
                sums[i] += difference * difference;
            }
        }
    }

    double[] means() {
        return means;
    }

    double[] scales() {
        return scales;
    }
}
