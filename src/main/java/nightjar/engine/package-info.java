/// What goes over rows: chunk steps of Spring Batch, which can be restarted, and inline for those who look and keep nothing between. The batches of a unit are
/// worked on in parallel and written in order; position, state and counters of a step are saved in the unit's transaction. Only engines open a source.
@NullMarked
package nightjar.engine;

import org.jspecify.annotations.NullMarked;
