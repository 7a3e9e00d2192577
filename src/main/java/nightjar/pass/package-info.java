/// The words of a pass over rows: batches from a source in units with fixed places, what is gathered over them or made of each, in which order it comes together,
/// and where rows go. No Spring, no files, no clock.
@NullMarked
package nightjar.pass;

import org.jspecify.annotations.NullMarked;
