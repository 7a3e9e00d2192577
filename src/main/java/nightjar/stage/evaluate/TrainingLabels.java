package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import nightjar.model.Task;

/// The labels of the training rows, from which the baseline is made: it knows nothing else.
///
/// @param sum of the labels
/// @param counts rows per class; binary: negative, positive; empty for a regression
record TrainingLabels(long rows, double sum, List<Long> counts) {

    TrainingLabels {
        counts = List.copyOf(counts);
    }

    static int classes(Task task) {
        return switch (task) {
            case Task.Binary _ -> 2;
            case Task.Classes classes -> classes.names().size();
            case Task.Regression _ -> 0;
        };
    }

    static TrainingLabels none(Task task) {
        return new TrainingLabels(0, 0, Collections.nCopies(classes(task), 0L));
    }

    /// Of the rows whose fold is not the hold-out.
    static TrainingLabels of(Task task, double[] labels, double[] folds, int holdout) {
        long[] counts = new long[classes(task)];
        double sum = 0;
        long rows = 0;
        for (int row = 0; row < labels.length; row++) {
            if (folds[row] != holdout) {
                rows++;
                sum += labels[row];
                if (counts.length > 0) {
                    counts[(int) labels[row]]++;
                }
            }
        }
        return new TrainingLabels(rows, sum, Arrays.stream(counts).boxed().toList());
    }

    TrainingLabels plus(TrainingLabels other) {
        List<Long> sums = new ArrayList<>(counts.size());
        for (int c = 0; c < counts.size(); c++) {
            sums.add(counts.get(c) + other.counts.get(c));
        }
        return new TrainingLabels(rows + other.rows, sum + other.sum, sums);
    }

    /// What the baseline predicts for every row, [Task#outputs()] numbers: the share of each class, or the mean. Where a decision is
    /// taken it is the majority class. NaN without training rows.
    double[] baseline(Task task) {
        return switch (task) {
            case Task.Binary _ -> new double[] {counts.get(1) / (double) rows};
            case Task.Classes _ ->
                    counts.stream().mapToDouble(count -> count / (double) rows).toArray();
            case Task.Regression _ -> new double[] {sum / rows};
        };
    }
}
