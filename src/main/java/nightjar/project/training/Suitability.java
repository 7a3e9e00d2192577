package nightjar.project.training;

import org.jspecify.annotations.Nullable;

/// Whether a model is needed at all: what it must be better than.
///
/// @param rule a boolean expression over the columns, which stands in for a model; null: only the rule that is found in the data competes
/// @param margin by which a model must be better than the best rule at least, in the training metric's unit, 0 or more
/// @param level of the interval of the gain, above 0.5 and below 1
/// @param matters the least gain worth a model, in the metric's unit; null: the metric's usual one
public record Suitability(
        @Nullable String rule, double margin, double level, @Nullable Double matters) {

    /// Where a project says nothing.
    public static final Suitability DEFAULT = new Suitability(null, 0, GateRule.LEVEL, null);
}
