@NullMarked
package nightjar.run;

import org.jspecify.annotations.NullMarked;
