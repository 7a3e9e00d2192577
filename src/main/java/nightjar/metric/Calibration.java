package nightjar.metric;

import java.util.ArrayList;
import java.util.List;
import nightjar.model.Task;

/// Whether probabilities come true: per tenth of the probability scale, what was predicted and what happened. Of several classes, the
/// probability of the predicted class, and whether it was right.
///
/// @param bins ten, of equal width, from low to high
/// @param expectedError the mean distance between predicted and happened, weighted by rows, 0 to 1: M. P. Naeini, G. F. Cooper,
///     M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015. NaN without rows
/// @param line how the probabilities must be bent to come true; of several classes undefined
public record Calibration(List<Bin> bins, double expectedError, CalibrationLine line) {

    private static final int BINS = 10;

    /// The rows with a probability above `low` up to and with `high`; the first bin also holds 0.
    ///
    /// @param predicted mean probability; NaN without rows
    /// @param happened share of rows of the predicted class, 0 to 1; NaN without rows
    public record Bin(double low, double high, long rows, double predicted, double happened) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    /// @param labels n numbers, 0 or 1, or positions of classes
    /// @param predictions n × [Task#outputs()] probabilities
    /// @throws IllegalArgumentException for a regression, which has no probabilities, and for predictions that are no numbers
    public static Calibration of(Task task, double[] labels, double[] predictions) {
        if (!Metrics.allFinite(predictions)) {
            throw new IllegalArgumentException("A prediction is NaN or infinite");
        }
        Counts counts = new Counts();
        switch (task) {
            case Task.Binary _ -> {
                for (int row = 0; row < labels.length; row++) {
                    counts.add(predictions[row], labels[row] == 1);
                }
            }
            case Task.Classes(List<String> names) -> {
                for (int row = 0; row < labels.length; row++) {
                    int choice = Task.mostProbable(predictions, row, names.size());
                    counts.add(predictions[row * names.size() + choice], labels[row] == choice);
                }
            }
            case Task.Regression _ ->
                    throw new IllegalArgumentException("A regression has no probabilities");
        }
        return counts.calibration(
                task instanceof Task.Binary
                        ? CalibrationLine.of(labels, predictions)
                        : CalibrationLine.NONE);
    }

    private static final class Counts {

        private final long[] rows = new long[BINS];
        private final long[] happened = new long[BINS];
        private final double[] predicted = new double[BINS];

        void add(double probability, boolean came) {
            int bin = bin(probability);
            rows[bin]++;
            predicted[bin] += probability;
            happened[bin] += came ? 1 : 0;
        }

        /// The bin whose upper edge is the first that is not below the probability.
        private static int bin(double probability) {
            int bin = Math.max(0, Math.min(BINS - 1, (int) (probability * BINS)));
            if (bin > 0 && probability <= bin / (double) BINS) {
                return bin - 1;
            }
            return bin;
        }

        Calibration calibration(CalibrationLine line) {
            List<Bin> bins = new ArrayList<>();
            double distance = 0;
            long all = 0;
            for (int b = 0; b < BINS; b++) {
                bins.add(
                        new Bin(
                                b / (double) BINS,
                                (b + 1) / (double) BINS,
                                rows[b],
                                predicted[b] / rows[b],
                                happened[b] / (double) rows[b]));
                distance += Math.abs(predicted[b] - happened[b]);
                all += rows[b];
            }
            return new Calibration(bins, distance / all, line);
        }
    }
}
