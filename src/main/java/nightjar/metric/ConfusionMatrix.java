package nightjar.metric;

import java.util.Arrays;
import java.util.List;
import nightjar.model.Task;

/// How often each class was taken for which.
///
/// @param classes as they stand in the data; binary: the negative one, then the positive one
/// @param counts rows: one list per actual class, in it one number per predicted class
public record ConfusionMatrix(List<String> classes, List<List<Long>> counts) {

    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
    }

    /// @param labels n numbers, 0 or 1, or positions of classes
    /// @param predictions n × [Task#outputs()] probabilities
    /// @param threshold binary only: positive from this probability on, inclusive
    /// @throws IllegalArgumentException for a regression, which has no classes, and for predictions that are no numbers
    public static ConfusionMatrix of(
            Task task, double[] labels, double[] predictions, double threshold) {
        if (!Metrics.allFinite(predictions)) {
            throw new IllegalArgumentException("A prediction is NaN or infinite");
        }
        if (task instanceof Task.Regression) {
            throw new IllegalArgumentException("A regression has no classes");
        }
        int classes = task.classes().size();
        long[][] counts = new long[classes][classes];
        for (int row = 0; row < labels.length; row++) {
            counts[(int) labels[row]][task.choice(predictions, row, threshold)]++;
        }
        return new ConfusionMatrix(task.classes(), lists(counts));
    }

    private static List<List<Long>> lists(long[][] counts) {
        return Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
    }
}
