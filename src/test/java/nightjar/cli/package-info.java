@NullMarked
package nightjar.cli;

import org.jspecify.annotations.NullMarked;
