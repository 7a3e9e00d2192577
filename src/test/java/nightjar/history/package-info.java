@NullMarked
package nightjar.history;

import org.jspecify.annotations.NullMarked;
