package nightjar.stage.evaluate.challenger;

/// How much a feature matters to the candidate, as training measured it.
///
/// @param value 0 or more; features are comparable within one model only
public record Importance(String feature, double value) {}
