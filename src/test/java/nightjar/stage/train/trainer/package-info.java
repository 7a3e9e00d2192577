@NullMarked
package nightjar.stage.train.trainer;

import org.jspecify.annotations.NullMarked;
