@NullMarked
package nightjar.source;

import org.jspecify.annotations.NullMarked;
