@NullMarked
package nightjar.source.parquet;

import org.jspecify.annotations.NullMarked;
