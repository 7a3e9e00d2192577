package nightjar.stage.evaluate;

import nightjar.metric.Difference;
import org.jspecify.annotations.Nullable;

/// The candidate against one other on the same rows.
///
/// @param opponent `champion`, `baseline`, `rule` or `found_rule`
/// @param metric how much better the candidate is on the training metric
/// @param money how much more its decisions are worth per row; null: the goal has no values, or there are not two classes
public record PairedComparison(String opponent, Difference metric, @Nullable Difference money) {}
