@NullMarked
package nightjar.engine;

import org.jspecify.annotations.NullMarked;
