package nightjar.stage.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hold-out in memory: labels, predictions and the groups of each slice column. A few numbers per row.
final class HeldOut {

    private final double[] labels;
    private final double[] candidate;
    private final double @Nullable [] champion;
    private final int @Nullable [] unseen;
    private final List<double[]> rivals;
    private final List<SliceColumn> slices;

    /// @param labels n
    /// @param candidate n × outputs
    /// @param champion n × outputs; null: none that can be compared
    /// @param unseen the rows that no fit of the champion has seen either, ascending; null: all
    /// @param rivals n × outputs each, in the order of the contest
    HeldOut(
            double[] labels,
            double[] candidate,
            double @Nullable [] champion,
            int @Nullable [] unseen,
            List<double[]> rivals,
            List<SliceColumn> slices) {
        this.labels = labels;
        this.candidate = candidate;
        this.champion = champion;
        this.unseen = unseen;
        this.rivals = List.copyOf(rivals);
        this.slices = List.copyOf(slices);
    }

    int rows() {
        return labels.length;
    }

    double[] labels() {
        return labels;
    }

    double[] candidate() {
        return candidate;
    }

    /// Null: nothing to compare with.
    double @Nullable [] champion() {
        return champion;
    }

    /// Null: all rows.
    int @Nullable [] unseen() {
        return unseen;
    }

    List<double[]> rivals() {
        return rivals;
    }

    List<SliceColumn> slices() {
        return slices;
    }
}
