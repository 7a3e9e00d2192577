@NullMarked
package nightjar.math;

import org.jspecify.annotations.NullMarked;
