@NullMarked
package nightjar.forecast;

import org.jspecify.annotations.NullMarked;
