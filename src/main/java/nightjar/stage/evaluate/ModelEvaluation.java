package nightjar.stage.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.math.Interval;
import nightjar.metric.Calibration;
import nightjar.metric.ConfusionMatrix;
import nightjar.metric.Money;
import nightjar.metric.ScoreDistribution;
import nightjar.project.training.Metric;
import org.jspecify.annotations.Nullable;

/// One model on the hold-out.
///
/// @param name `candidate`, `champion`, `baseline`, `rule` or `found_rule`
/// @param version of the registry; null: not registered
/// @param rows it was measured on: the hold-out, of a champion only those that no fit of it has seen
/// @param metrics by name, those of the task; NaN where undefined
/// @param intervals by name, where there is one
/// @param confusion null for a regression, or where predictions are no numbers
/// @param calibration null for a regression, or where predictions are no numbers
/// @param scores null where predictions are no numbers
/// @param money what its decisions are worth; null: the goal has no values, or there are not two classes
/// @param slices by column, then by value
public record ModelEvaluation(
        String name,
        @Nullable Integer version,
        long rows,
        Map<String, Double> metrics,
        Map<String, Interval> intervals,
        @Nullable ConfusionMatrix confusion,
        @Nullable Calibration calibration,
        @Nullable ScoreDistribution scores,
        @Nullable Money money,
        List<SliceEvaluation> slices) {

    public ModelEvaluation {
        metrics = numbers(metrics);
        intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
        slices = List.copyOf(slices);
    }

    /// NaN where undefined.
    public double value(Metric metric) {
        return metrics.getOrDefault(metric.yamlName(), Double.NaN);
    }

    public Optional<Interval> interval(Metric metric) {
        return Optional.ofNullable(intervals.get(metric.yamlName()));
    }

    /// The groups of one column, in alphabetical order.
    public List<SliceEvaluation> slices(String column) {
        return slices.stream().filter(slice -> slice.column().equals(column)).toList();
    }

    /// A copy in the same order; JSON knows no NaN and gives null.
    @SuppressWarnings("NullAway")
    static Map<String, Double> numbers(Map<String, Double> numbers) {
        Map<String, Double> copy = new LinkedHashMap<>();
        numbers.forEach((name, number) -> copy.put(name, number == null ? Double.NaN : number));
        return Collections.unmodifiableMap(copy);
    }
}
