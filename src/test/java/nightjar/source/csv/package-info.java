@NullMarked
package nightjar.source.csv;

import org.jspecify.annotations.NullMarked;
