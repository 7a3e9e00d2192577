@NullMarked
package nightjar.expression;

import org.jspecify.annotations.NullMarked;
