@NullMarked
package nightjar.text;

import org.jspecify.annotations.NullMarked;
