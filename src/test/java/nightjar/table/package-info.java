@NullMarked
package nightjar.table;

import org.jspecify.annotations.NullMarked;
