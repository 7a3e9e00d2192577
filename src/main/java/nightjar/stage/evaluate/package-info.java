/// Candidate, champion and simple rules on the same hold-out rows, overall and per slice. Reads the hold-out rows of `clean/`, `clean.json`,
/// `profile.json`, `candidate/`, `rules/` and `opponent.json`; writes `predictions/`, `predictions-rejected/` and
/// `evaluation.json`, and where the gate asks for it `timing.json`; refuses the data where a finding does, never for a poor model.
@NullMarked
package nightjar.stage.evaluate;

import org.jspecify.annotations.NullMarked;
