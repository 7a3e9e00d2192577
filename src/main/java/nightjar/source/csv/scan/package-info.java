/// Bytes of a CSV file: encodings, lines, records and cells, from any byte on.
@NullMarked
package nightjar.source.csv.scan;

import org.jspecify.annotations.NullMarked;
