package nightjar.project;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The business goal a model serves.
///
/// @param decision what the business does with a score
public record Goal(
        String statement,
        @Nullable String owner,
        @Nullable Kpi kpi,
        @Nullable String decision,
        @Nullable Value value) {

    /// A key performance indicator in its own unit: where it stands, where it shall be, and when.
    public record Kpi(String name, double baseline, double target, LocalDate by) {}

    /// Money per decision, in any one currency; negative is a cost.
    public record Value(
            double truePositive, double falsePositive, double trueNegative, double falseNegative) {

        /// What a yes to a positive row is worth more than a no.
        public double ofHit() {
            return truePositive - falseNegative;
        }

        /// What a yes to a negative row is worth more than a no; mostly below 0.
        public double ofFalseAlarm() {
            return falsePositive - trueNegative;
        }
    }
}
