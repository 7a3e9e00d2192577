package nightjar.engine;

import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;

/// What every step of a run is built with.
///
/// @param passes make its pass restartable
/// @param ledger takes what it measures
public record RunContext(Passes passes, CurrentRun run, Ledger ledger) {}
