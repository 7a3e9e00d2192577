package nightjar.stage.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nightjar.math.Interval;
import nightjar.metric.Difference;
import nightjar.project.training.Metric;

/// The metrics of one model in one group of the hold-out.
///
/// @param value of the column as text; empty: the cell is missing
/// @param metrics by name; NaN where undefined, as with fewer than two rows or, for a metric by rank, one class
/// @param intervals by name, where there is one
/// @param gains by metric, over the champion in the same rows, where the gate asks for it
public record SliceEvaluation(
        String column,
        String value,
        long rows,
        Map<String, Double> metrics,
        Map<String, Interval> intervals,
        Map<String, Difference> gains) {

    public SliceEvaluation {
        metrics = ModelEvaluation.numbers(metrics);
        gains = Collections.unmodifiableMap(new LinkedHashMap<>(gains));
        intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
    }

    /// `column=value`, as measurements name it.
    public String slice() {
        return column + "=" + value;
    }

    public Optional<Interval> interval(Metric metric) {
        return Optional.ofNullable(intervals.get(metric.yamlName()));
    }

    /// NaN where undefined.
    public double value(Metric metric) {
        return metrics.getOrDefault(metric.yamlName(), Double.NaN);
    }
}
