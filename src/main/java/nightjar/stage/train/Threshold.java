package nightjar.stage.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The probability from which a row counts as positive.
final class Threshold {

    private Threshold() {}

    /// The probability that gives the greatest F1 on out-of-fold predictions; of several the highest. 0.5 without positives.
    ///
    /// @param predictions probability by training row
    /// @param labels of all training rows, 0 or 1
    static double best(SortedMap<Integer, Double> predictions, double[] labels) {
        List<Map.Entry<Integer, Double>> rows = new ArrayList<>(predictions.entrySet());
        rows.sort(Map.Entry.<Integer, Double>comparingByValue().reversed());
        double positives = rows.stream().mapToDouble(row -> labels[row.getKey()]).sum();
        double hits = 0;
        double bestF1 = 0;
        double best = 0.5;
        for (int i = 0; i < rows.size(); i++) {
            hits += labels[rows.get(i).getKey()];
            double probability = rows.get(i).getValue();
            boolean last = i + 1 == rows.size() || rows.get(i + 1).getValue() != probability;
            double f1 = 2 * hits / (i + 1 + positives);
            if (last && positives > 0 && f1 > bestF1) {
                bestF1 = f1;
                best = probability;
            }
        }
        return best;
    }
}
