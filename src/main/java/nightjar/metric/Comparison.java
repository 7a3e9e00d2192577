package nightjar.metric;

import nightjar.metric.Difference.Method;
import nightjar.metric.PairedBootstrap.Predictions;
import nightjar.model.Task;
import nightjar.spec.Metric;

/// Compares two models on the same rows: the AUC of two classes by [DeLong], every other metric by [PairedBootstrap].
public final class Comparison {

    private Comparison() {}

    /// How much better the first is. Undefined where a prediction is no number.
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
        return areas
                ? DeLong.compare(labels, first.values(), second.values(), level)
                : PairedBootstrap.compare(metric, task, labels, first, second, level, seed);
    }
}
