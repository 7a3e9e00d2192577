@NullMarked
package nightjar.stage.clean;

import org.jspecify.annotations.NullMarked;
