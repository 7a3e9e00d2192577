package nightjar.stage.evaluate;

import java.util.Map;
import nightjar.spec.Metric;

/// The metrics of one model in one group of the hold-out.
///
/// @param value of the column as text; empty: the cell is missing
/// @param metrics by name; NaN where undefined, as with fewer than two rows or, for a metric by rank, one class
public record SliceEvaluation(String column, String value, long rows, Map<String, Double> metrics) {

    public SliceEvaluation {
        metrics = ModelEvaluation.numbers(metrics);
    }

    /// `column=value`, as measurements name it.
    public String slice() {
        return column + "=" + value;
    }

    /// NaN where undefined.
    public double value(Metric metric) {
        return metrics.getOrDefault(metric.yamlName(), Double.NaN);
    }
}
