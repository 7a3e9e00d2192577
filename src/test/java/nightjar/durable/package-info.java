@NullMarked
package nightjar.durable;

import org.jspecify.annotations.NullMarked;
