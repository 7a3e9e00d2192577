/// Decides whether the candidate is good enough. Reads `evaluation.json`, `timing.json`, `candidate/`, `training-sample.json` and, where a review is
/// asked for, `review.json`; writes `verdict.json`; refuses nothing: a poor model is a verdict, and the champion goes on scoring.
@NullMarked
package nightjar.stage.gate;

import org.jspecify.annotations.NullMarked;
