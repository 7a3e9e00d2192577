@NullMarked
package nightjar.stage.reasons;

import org.jspecify.annotations.NullMarked;
