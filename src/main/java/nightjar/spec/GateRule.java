package nightjar.spec;

import org.jspecify.annotations.Nullable;

/// What a candidate must hold to become champion.
public sealed interface GateRule {

    /// A bound for a metric on the hold-out, overall or in each group of a slice.
    ///
    /// @param slice a column: the bound holds in each of its values; null: on all rows
    /// @param min inclusive
    /// @param max inclusive
    record Bound(Metric metric, @Nullable Double min, @Nullable Double max, @Nullable String slice)
            implements GateRule {}

    /// The candidate is better than this on the training metric, on the same hold-out.
    record Beats(Opponent opponent) implements GateRule {}

    /// CHAMPION: the version that scores now; a first candidate has none to beat. BASELINE: the majority class or the mean.
    enum Opponent {
        CHAMPION,
        BASELINE
    }
}
