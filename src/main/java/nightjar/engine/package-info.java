/// Passes as restartable chunk steps of Spring Batch: batches of a chunk are worked on in parallel and written in order; position, state and counters
/// are saved in the chunk's transaction.
@NullMarked
package nightjar.engine;

import org.jspecify.annotations.NullMarked;
