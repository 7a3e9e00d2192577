package nightjar.stage.clean;

import java.util.Optional;
import nightjar.project.training.CleanRule;

/// What a cleaning rule does to typed rows.
interface RowRule {

    void work(RowsInWork rows);

    /// Empty for a rule that is for texts, for another time, or cannot be told of rows without an answer.
    static Optional<RowRule> of(CleanRule rule, CleanPlan plan, Expressions expressions) {
        return switch (rule) {
            case CleanRule.Clip clip -> Optional.of(new ClipRule(clip));
            case CleanRule.Filter filter ->
                    expressions.find(filter.expression()).map(FilterRule::new);
            case CleanRule.Impute impute ->
                    Optional.ofNullable(impute.value())
                            .map(value -> FillRule.of(impute.column(), value, plan.spec()));
            case CleanRule.Duplicates _ ->
                    Optional.ofNullable(plan.training())
                            .map(training -> new DuplicateRule(training.duplicates()));
            case CleanRule.OfText _ -> Optional.empty(); // Done when cells are read.
            case CleanRule.Winsorize _ -> Optional.empty(); // Fitted on the training rows.
        };
    }
}
