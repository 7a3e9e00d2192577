@NullMarked
package nightjar.stage.train;

import org.jspecify.annotations.NullMarked;
