/// Which rows are held out, and which fold the others are in: by a hash of their key, or by the order of a column.
@NullMarked
package nightjar.stage.clean.split;

import org.jspecify.annotations.NullMarked;
