@NullMarked
package nightjar.sample;

import org.jspecify.annotations.NullMarked;
