@NullMarked
package nightjar.spec;

import org.jspecify.annotations.NullMarked;
