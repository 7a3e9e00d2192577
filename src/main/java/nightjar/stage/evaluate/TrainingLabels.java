package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.model.Task;
import nightjar.stage.clean.CleanCounts;

/// The labels of the training rows, from which the baseline is made: it knows nothing else.
///
/// @param sum of the labels of a regression
/// @param counts rows per class; binary: negative, positive; empty for a regression
record TrainingLabels(long rows, double sum, List<Long> counts) {

    TrainingLabels {
        counts = List.copyOf(counts);
    }

    /// As cleaning has counted them.
    static TrainingLabels of(Task task, CleanCounts clean) {
        List<Long> counts = new ArrayList<>();
        for (int label = 0; label < task.classes().size(); label++) {
            counts.add(clean.training().getOrDefault(Integer.toString(label), 0L));
        }
        return new TrainingLabels(clean.trainingRows(), clean.trainingSum(), counts);
    }

    /// What the baseline predicts for every row, [Task#outputs()] numbers: the share of each class with one more row of each (Laplace's rule of
    /// succession), as rules answer too, so that a class it never met is rare to it and not impossible; or the mean. Where a decision is
    /// taken it is the majority class. NaN without training rows.
    double[] baseline(Task task) {
        return switch (task) {
            case Task.Binary _ -> new double[] {share(1)};
            case Task.Classes classes ->
                    IntStream.range(0, classes.names().size()).mapToDouble(this::share).toArray();
            case Task.Regression _ -> new double[] {sum / rows};
        };
    }

    private double share(int label) {
        return rows == 0 ? Double.NaN : (counts.get(label) + 1) / (double) (rows + counts.size());
    }
}
