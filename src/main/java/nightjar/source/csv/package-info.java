/// CSV files in batches: rows from a byte offset on, and rows written. Positions are byte offsets, so that a pass resumes without reading again. Malformed
/// records come out beside the good ones, never as an exception.
@NullMarked
package nightjar.source.csv;

import org.jspecify.annotations.NullMarked;
