/// Finds out how a CSV file is written: separator, quotes, decimal comma, lines before the head, the head itself.
@NullMarked
package nightjar.source.csv.dialect;

import org.jspecify.annotations.NullMarked;
