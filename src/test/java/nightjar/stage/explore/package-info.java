@NullMarked
package nightjar.stage.explore;

import org.jspecify.annotations.NullMarked;
