package nightjar.stage.evaluate;

/// A simple rule on the hold-out.
///
/// @param text the rule as an expression
public record RuleEvaluation(String text, ModelEvaluation model) {

    /// `rule` for the declared one, `found_rule` for the one found in the training rows.
    public String name() {
        return model.name();
    }
}
