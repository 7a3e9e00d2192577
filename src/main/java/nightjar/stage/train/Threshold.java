package nightjar.stage.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;

/// The probability from which a row counts as positive.
final class Threshold {

    private Threshold() {}

    /// The probability that gives the greatest F1 on out-of-fold predictions; of several the highest. 0.5 without positives.
    ///
    /// @param predictions probability by training row
    /// @param labels of all training rows, 0 or 1
    static double best(SortedMap<Integer, Double> predictions, double[] labels) {
        Integer[] rows = predictions.keySet().toArray(Integer[]::new);
        Arrays.sort(rows, Comparator.<Integer>comparingDouble(predictions::get).reversed());
        double positives = Arrays.stream(rows).mapToDouble(row -> labels[row]).sum();
        double hits = 0;
        double bestF1 = 0;
        double best = 0.5;
        for (int i = 0; i < rows.length; i++) {
            hits += labels[rows[i]];
            boolean last =
                    i + 1 == rows.length
                            || !predictions.get(rows[i + 1]).equals(predictions.get(rows[i]));
            double f1 = 2 * hits / (i + 1 + positives);
            if (last && positives > 0 && f1 > bestF1) {
                bestF1 = f1;
                best = predictions.get(rows[i]);
            }
        }
        return best;
    }
}
