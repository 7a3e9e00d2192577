package nightjar.stage.train.trainer;

import java.util.Optional;
import java.util.stream.IntStream;
import nightjar.math.Cholesky;
import nightjar.model.LinearModel;
import nightjar.model.Link;
import nightjar.model.Task;
import nightjar.project.training.Hyperparameter;

/// Ridge regression (Hoerl and Kennard, Technometrics 12, 1970) on standardised columns, by the normal equations and Cholesky's
/// decomposition. Plain Java: a fresh machine lacks the native library that Smile's needs.
final class LinearTrainer implements Trainer {

    /// Rows that are centred at a time.
    private static final int BLOCK = 512;

    @Override
    public boolean suits(Task task) {
        return switch (task) {
            case Task.Binary _, Task.Classes _ -> false;
            case Task.Regression _ -> true;
        };
    }

    @Override
    public Fit fit(Split split, Job job, FitCheckpoint growth) {
        return new Fit(fit(split.train(), job.trial().real(Hyperparameter.LAMBDA)), 0);
    }

    /// @param lambda of the penalty `lambda * sum of squared weights`, beside the sum of squared errors
    static LinearModel fit(Rows rows, double lambda) {
        Standardisation standardisation = Standardisation.of(rows.features());
        double mean = 0;
        for (double label : rows.labels()) {
            mean += label / rows.size();
        }
        double[][] products = products(rows, standardisation, mean);
        return new LinearModel(
                Link.IDENTITY,
                standardisation.means(),
                standardisation.scales(),
                new double[] {mean},
                weights(products, lambda));
    }

    /// The weights w of `(A + lambda I) w = b`. Where columns are sums of others and `lambda` is too small to tell them apart, a larger one is
    /// taken: a millionth of a millionth of the largest diagonal cell, and a hundred times that until it holds.
    ///
    /// @param products lower triangle of A, with b as its last row
    private static double[] weights(double[][] products, double lambda) {
        int size = products.length - 1;
        double largest = 1e-300;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, products[i][i]);
        }
        double added = lambda;
        Optional<Cholesky> factor = Cholesky.of(products, size, added);
        while (factor.isEmpty()) {
            added = Math.max(added * 100, largest * 1e-12);
            factor = Cholesky.of(products, size, added);
        }
        return factor.get().solve(products[size]);
    }

    /// Sums of products of every two standardised columns, the label being the last: the lower triangle.
    private static double[][] products(Rows rows, Standardisation standardisation, double mean) {
        int columns = rows.features().columns();
        double[][] products = new double[columns + 1][];
        for (int i = 0; i <= columns; i++) {
            products[i] = new double[i + 1];
        }
        double[][] block = new double[columns + 1][BLOCK];
        for (int from = 0; from < rows.size(); from += BLOCK) {
            int size = Math.min(BLOCK, rows.size() - from);
            standardise(rows, standardisation, mean, from, size, block);
            IntStream.rangeClosed(0, columns)
                    .parallel()
                    .forEach(i -> addProducts(block, i, size, products[i]));
        }
        return products;
    }

    private static void standardise(
            Rows rows,
            Standardisation standardisation,
            double mean,
            int from,
            int size,
            double[][] block) {
        float[] cells = rows.features().values();
        int columns = rows.features().columns();
        for (int i = 0; i < columns; i++) {
            double centre = standardisation.means()[i];
            double scale = standardisation.scales()[i];
            for (int row = 0; row < size; row++) {
                block[i][row] = (cells[(from + row) * columns + i] - centre) / scale;
            }
        }
        for (int row = 0; row < size; row++) {
            block[columns][row] = rows.labels()[from + row] - mean;
        }
    }

    private static void addProducts(double[][] block, int i, int size, double[] sums) {
        double[] left = block[i];
        for (int j = 0; j <= i; j++) {
            double[] right = block[j];
            double sum = 0;
            for (int row = 0; row < size; row++) {
                sum += left[row] * right[row];
            }
            sums[j] += sum;
        }
    }
}
