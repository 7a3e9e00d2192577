package nightjar.stage.gate;

/// What the candidate costs to keep and to use.
///
/// @param bytes of plan and model
/// @param millisecondsPer1000Rows to predict them; NaN: not measured
record Costs(long bytes, double millisecondsPer1000Rows) {}
