@NullMarked
package nightjar.stage.clean.split;

import org.jspecify.annotations.NullMarked;
