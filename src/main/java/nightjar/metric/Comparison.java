package nightjar.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import nightjar.metric.Difference.Method;
import nightjar.metric.PairedBootstrap.Predictions;
import nightjar.model.Task;
import nightjar.project.training.Metric;

/// Compares two models on the same rows: the AUC of two classes by [DeLong], every other metric by [PairedBootstrap].
public final class Comparison {

    private Comparison() {}

    /// How much better the first is. Undefined where a prediction is no number. Without an interval where rows are too few to tell: see [EnoughRows].
    ///
    /// @param labels as [Task] says
    /// @param level of the interval, between 0 and 1
    /// @param seed of what is drawn by chance
    public static Difference of(
            Metric metric,
            Task task,
            double[] labels,
            Predictions first,
            Predictions second,
            double level,
            long seed) {
        boolean areas = metric == Metric.AUC && task instanceof Task.Binary;
        if (!Metrics.allFinite(first.values()) || !Metrics.allFinite(second.values())) {
            return Difference.normal(
                    labels.length,
                    Metrics.of(metric, task, labels, first.values(), first.threshold()),
                    Metrics.of(metric, task, labels, second.values(), second.threshold()),
                    Double.NaN,
                    Double.NaN,
                    level,
                    areas ? Method.DELONG : Method.PAIRED_BOOTSTRAP);
        }
        if (areas) {
            return isSame(first, second)
                    ? DeLong.compare(labels, first.values(), second.values(), level)
                    : DeLong.held(labels, first.values(), second.values(), level);
        }
        Difference found =
                PairedBootstrap.compare(metric, task, labels, first, second, level, seed);
        return isSame(first, second)
                ? found
                : evidence(metric, task, labels.length, first, second).allows(found);
    }

    /// Whether the two say the same of every row: then nothing is left to chance.
    static boolean isSame(Predictions first, Predictions second) {
        return first.threshold() == second.threshold()
                && Arrays.equals(first.values(), second.values());
    }

    private static EnoughRows evidence(
            Metric metric, Task task, int rows, Predictions first, Predictions second) {
        long differing =
                IntStream.range(0, rows)
                        .filter(row -> differs(metric, task, row, first, second))
                        .count();
        return new EnoughRows(rows, differing, rows - 1.0);
    }

    /// Whether the metric tells the two apart in this row.
    private static boolean differs(
            Metric metric, Task task, int row, Predictions first, Predictions second) {
        return switch (metric) {
            case ACCURACY, F1, PRECISION, RECALL ->
                    task.choice(first.values(), row, first.threshold())
                            != task.choice(second.values(), row, second.threshold());
            case AUC, LOG_LOSS, BRIER, LIFT, RMSE, MAE, R2 -> {
                int from = row * task.outputs();
                yield !Arrays.equals(
                        first.values(),
                        from,
                        from + task.outputs(),
                        second.values(),
                        from,
                        from + task.outputs());
            }
        };
    }
}
