@NullMarked
package nightjar.sketch;

import org.jspecify.annotations.NullMarked;
