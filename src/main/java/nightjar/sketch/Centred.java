package nightjar.sketch;

import org.jspecify.annotations.Nullable;

/// A batch's cells of a complete numeric column as distances from their mean, for many products with other columns.
public final class Centred {

    final double mean;
    final double[] distances;
    final double squares;

    private Centred(double mean, double[] distances, double squares) {
        this.mean = mean;
        this.distances = distances;
        this.squares = squares;
    }

    /// Null if a cell is NaN or there is none.
    public static @Nullable Centred of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        if (Double.isNaN(sum) || values.length == 0) {
            return null;
        }
        double mean = sum / values.length;
        double squares = 0;
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = values[i] - mean;
            squares += distances[i] * distances[i];
        }
        return new Centred(mean, distances, squares);
    }
}
