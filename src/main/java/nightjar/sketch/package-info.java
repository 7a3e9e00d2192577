/// Statistics of a column that can be merged: moments, quantiles, distinct values, levels. Merging in the same order gives the same bytes, and a state
/// that was written and read goes on exactly as it was.
@NullMarked
package nightjar.sketch;

import org.jspecify.annotations.NullMarked;
