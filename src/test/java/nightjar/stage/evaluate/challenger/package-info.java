@NullMarked
package nightjar.stage.evaluate.challenger;

import org.jspecify.annotations.NullMarked;
