/// The simple rules every candidate must be better than: the one the project file declares, and the best one Nightjar finds in a single
/// column. Reads training rows and the plan; writes nothing; has no step of its own, since `evaluate` lets them compete.
@NullMarked
package nightjar.stage.rule;

import org.jspecify.annotations.NullMarked;
