/// Parquet files in batches, and the writer of what one step hands on to the next. Positions are row numbers.
@NullMarked
package nightjar.source.parquet;

import org.jspecify.annotations.NullMarked;
