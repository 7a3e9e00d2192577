@NullMarked
package nightjar.stage.score;

import org.jspecify.annotations.NullMarked;
