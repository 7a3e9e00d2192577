package nightjar.run;

import nightjar.ledger.RunKey;

/// How a run ended.
///
/// @param message what the operator should know; empty if all is said by the run itself
public record RunEnd(RunKey key, Outcome outcome, String message) {}
