@NullMarked
package nightjar.stage.rule;

import org.jspecify.annotations.NullMarked;
