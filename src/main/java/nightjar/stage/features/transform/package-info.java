/// Every kind of feature in one file: what it measures on training rows, the numbers it keeps of them, how it makes cells into matrix columns.
/// Reads and writes no files; refuses nothing.
@NullMarked
package nightjar.stage.features.transform;

import org.jspecify.annotations.NullMarked;
