/// The champion over new rows, through the same cleaning, plan and model it was trained with.
/// Reads a source; writes `scores/`, `rejected/`, `scored.json` and `findings.json`, with `repeats/` where repeated cells are counted, and publishes scores
/// and rejected rows; refuses rows made of other columns, and a version that is not what was registered.
@NullMarked
package nightjar.stage.score;

import org.jspecify.annotations.NullMarked;
