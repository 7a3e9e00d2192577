@NullMarked
package nightjar.source.csv.dialect;

import org.jspecify.annotations.NullMarked;
