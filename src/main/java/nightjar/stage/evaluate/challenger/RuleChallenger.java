package nightjar.stage.evaluate.challenger;

/// A simple rule that competes with the candidate.
///
/// @param name `rule` or `found_rule`
/// @param text the rule as an expression
public record RuleChallenger(String name, String text, Challenger contestant) {}
