@NullMarked
package nightjar.stage.explore.key;

import org.jspecify.annotations.NullMarked;
