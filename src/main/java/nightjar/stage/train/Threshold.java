package nightjar.stage.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import nightjar.project.Goal;
import nightjar.stage.train.trainer.ClassWeights;
import org.jspecify.annotations.Nullable;

/// The probability from which a row counts as positive: the one that earns most where the goal says what a decision is worth, else the one
/// with the greatest F1.
///
/// @param value money per decision; null: unknown
public record Threshold(Goal.@Nullable Value value) {

    /// No row is worth a yes.
    private static final double NOBODY = Math.nextUp(1.0);

    /// The best threshold on out-of-fold predictions; of several the highest. 0.5 without positives.
    ///
    /// @param predictions probability by training row
    /// @param labels of all training rows, 0 or 1
    double best(SortedMap<Integer, Double> predictions, double[] labels) {
        List<Map.Entry<Integer, Double>> rows = new ArrayList<>(predictions.entrySet());
        rows.sort(Map.Entry.<Integer, Double>comparingByValue().reversed());
        double positives = rows.stream().mapToDouble(row -> labels[row.getKey()]).sum();
        if (positives == 0) {
            return 0.5;
        }
        double hits = 0;
        double most = 0;
        double best = value == null ? 0.5 : NOBODY;
        for (int i = 0; i < rows.size(); i++) {
            hits += labels[rows.get(i).getKey()];
            double probability = rows.get(i).getValue();
            boolean last = i + 1 == rows.size() || rows.get(i + 1).getValue() != probability;
            double worth = worth(hits, i + 1, positives);
            if (last && worth > most) {
                most = worth;
                best = probability;
            }
        }
        return best;
    }

    /// The threshold where no row was predicted out of fold: the probability from which a yes is worth more than a no, if probabilities come
    /// true (C. Elkan, "The foundations of cost-sensitive learning", IJCAI 2001). Nothing is chosen by rows that were fitted on. 0.5 where the
    /// goal has no values.
    ///
    /// @param labels of the training rows, 0 or 1
    /// @param weights of the classes in the fit; where they differ, the odds that the model predicts are as many times the true ones
    double unjudged(double[] labels, ClassWeights weights) {
        if (value == null) {
            return 0.5;
        }
        double hit = value.ofHit();
        double falseAlarm = value.ofFalseAlarm();
        if (hit > 0 && falseAlarm < 0) {
            double yes = -falseAlarm * weights.of(1);
            return yes / (yes + hit * weights.of(0));
        }
        double positives = Arrays.stream(labels).sum();
        return positives * hit + (labels.length - positives) * falseAlarm > 0 ? 0 : NOBODY;
    }

    /// What it is worth to say yes to so many rows.
    private double worth(double hits, int chosen, double positives) {
        return value == null
                ? 2 * hits / (chosen + positives)
                : hits * value.ofHit() + (chosen - hits) * value.ofFalseAlarm();
    }
}
