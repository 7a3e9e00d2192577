@NullMarked
package nightjar.stage.review;

import org.jspecify.annotations.NullMarked;
