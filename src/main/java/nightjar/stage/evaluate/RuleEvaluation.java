package nightjar.stage.evaluate;

import java.util.List;

/// A simple rule on the hold-out.
///
/// @param text the rule as an expression
/// @param duels of the rule with the champion and the baseline: it must hold what a candidate must hold
public record RuleEvaluation(String text, ModelEvaluation model, List<PairedComparison> duels) {

    public RuleEvaluation {
        duels = List.copyOf(duels);
    }

    /// `rule` for the declared one, `found_rule` for the one found in the training rows.
    public String name() {
        return model.name();
    }
}
