package nightjar.stage.evaluate.challenger;

/// A model to be evaluated.
///
/// @param threshold binary only: a row is predicted positive from this probability on, inclusive
public record Challenger(Predictor predictor, double threshold) {}
