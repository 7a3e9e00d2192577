@NullMarked
package nightjar.workspace;

import org.jspecify.annotations.NullMarked;
