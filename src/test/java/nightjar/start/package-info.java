@NullMarked
package nightjar.start;

import org.jspecify.annotations.NullMarked;
