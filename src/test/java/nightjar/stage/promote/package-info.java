@NullMarked
package nightjar.stage.promote;

import org.jspecify.annotations.NullMarked;
