package nightjar.project.training;

import org.jspecify.annotations.Nullable;

/// What a candidate must hold to become champion.
public sealed interface GateRule {

    /// The level of intervals where a rule names none.
    double LEVEL = 0.95;

    /// A bound for a metric on the hold-out, overall or in each group of a slice.
    ///
    /// @param slice a column: the bound holds in each of its values; null: on all rows
    /// @param min inclusive
    /// @param max inclusive
    record Bound(Metric metric, @Nullable Double min, @Nullable Double max, @Nullable String slice)
            implements GateRule {}

    /// The greatest distance between the best and the worst group of a slice.
    ///
    /// @param max inclusive, in the metric's unit
    record Gap(String slice, Metric metric, double max) implements GateRule {}

    /// How much worse than the champion the candidate may be in any group of a slice.
    ///
    /// @param max inclusive, in the metric's unit
    record Drop(String slice, Metric metric, double max) implements GateRule {}

    /// The greatest mean distance between predicted probabilities and what happened, 0 to 1.
    record Calibrated(double maxError) implements GateRule {}

    /// The longest time to predict a thousand rows, in milliseconds.
    record Latency(double milliseconds) implements GateRule {}

    /// The greatest size of plan and model, in bytes.
    record Size(long bytes) implements GateRule {}

    /// The least worth of the candidate's decisions, by the goal's values, per row.
    ///
    /// @param over what the worth is counted above
    record Worth(double min, Over over, double level) implements GateRule {}

    /// The candidate is better than this on the training metric, on the same hold-out, by more than chance.
    ///
    /// @param level of the interval of the gain, above 0.5 and below 1
    /// @param margin by which it must be better at least, in the metric's unit, 0 or more
    /// @param matters the least gain worth a change, in the metric's unit; null: the metric's usual one
    record Beats(Opponent opponent, double level, double margin, @Nullable Double matters)
            implements GateRule {}

    /// CHAMPION: the version that scores now; a first candidate has none to beat. BASELINE: the majority class or the mean.
    enum Opponent {
        CHAMPION,
        BASELINE
    }

    /// NOTHING: the worth itself. BASELINE, RULE, CHAMPION: what the decisions of that one are worth less.
    enum Over {
        NOTHING,
        BASELINE,
        RULE,
        CHAMPION
    }

    /// The column whose groups are judged; null: all rows are.
    default @Nullable String slicedBy() {
        return switch (this) {
            case Bound bound -> bound.slice();
            case Gap gap -> gap.slice();
            case Drop drop -> drop.slice();
            case Calibrated _, Latency _, Size _, Worth _, Beats _ -> null;
        };
    }
}
