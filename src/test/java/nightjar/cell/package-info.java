@NullMarked
package nightjar.cell;

import org.jspecify.annotations.NullMarked;
