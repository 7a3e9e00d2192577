package nightjar.stage.clean;

import java.util.List;
import java.util.Set;
import nightjar.model.Task;
import nightjar.project.ProjectSpec;
import nightjar.project.training.Check;
import org.jspecify.annotations.Nullable;

/// What cleaning is to do.
///
/// @param training null: rows to score, which have no label and are not dealt
public record CleanPlan(ProjectSpec spec, @Nullable Training training) {

    /// The checks that are carried out.
    List<Check> checks() {
        return training == null ? spec.scoringChecks() : spec.trainingChecks();
    }

    /// What only training knows.
    ///
    /// @param boundaries of hold-out and folds where they are by order; else empty
    /// @param incomplete columns with so many missing cells that a check sets their rows aside
    public record Training(
            Task task, List<Double> boundaries, DroppedRecords duplicates, Set<String> incomplete) {
        public Training {
            boundaries = List.copyOf(boundaries);
            incomplete = Set.copyOf(incomplete);
        }
    }

    /// Which records give way to another with the same key.
    public interface DroppedRecords {
        boolean drops(long record);
    }
}
