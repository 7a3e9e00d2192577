@NullMarked
package nightjar.init;

import org.jspecify.annotations.NullMarked;
