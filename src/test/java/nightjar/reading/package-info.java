@NullMarked
package nightjar.reading;

import org.jspecify.annotations.NullMarked;
