@NullMarked
package nightjar;

import org.jspecify.annotations.NullMarked;
