package nightjar.stage.clean;

import java.util.List;
import nightjar.model.Task;
import nightjar.spec.ProjectSpec;
import org.jspecify.annotations.Nullable;

/// What cleaning is to do.
///
/// @param training null: rows to score, which have no label and are not dealt
public record CleanPlan(ProjectSpec spec, @Nullable Training training) {

    /// What only training knows.
    ///
    /// @param boundaries of hold-out and folds where they are by order; else empty
    public record Training(Task task, List<Double> boundaries, DroppedRecords duplicates) {
        public Training {
            boundaries = List.copyOf(boundaries);
        }
    }

    /// Which records give way to another with the same key.
    public interface DroppedRecords {
        boolean drops(long record);
    }
}
