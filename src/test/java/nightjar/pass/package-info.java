@NullMarked
package nightjar.pass;

import org.jspecify.annotations.NullMarked;
