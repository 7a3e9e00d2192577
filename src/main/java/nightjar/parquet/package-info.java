/// A writer of the Parquet format for what one step hands on to the next: flat columns of text, numbers and dates, which a batch has coded already.
@NullMarked
package nightjar.parquet;

import org.jspecify.annotations.NullMarked;
