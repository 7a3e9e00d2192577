@NullMarked
package nightjar.operate.question;

import org.jspecify.annotations.NullMarked;
