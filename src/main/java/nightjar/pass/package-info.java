/// The words of a pass over rows: batches from a source, what is gathered over them or made of each, and where rows go. No Spring, no files, no clock.
@NullMarked
package nightjar.pass;

import org.jspecify.annotations.NullMarked;
