package nightjar.stage.features.transform;

import java.util.List;
import java.util.function.Function;
import nightjar.sketch.ColumnStatistics;

/// A feature that waits for what the training rows tell.
///
/// @param measures what it must know of them
/// @param fit makes the transform of it
public record Unfitted(List<Measure> measures, Function<Measured, Transform> fit) {

    public Unfitted {
        measures = List.copyOf(measures);
    }

    /// Fitted to one measure.
    static Unfitted of(Measure measure, Function<ColumnStatistics, Transform> fit) {
        return new Unfitted(List.of(measure), rows -> fit.apply(rows.of(measure)));
    }
}
