/// What is logged, where, and how it looks.
@NullMarked
package nightjar.cli.log;

import org.jspecify.annotations.NullMarked;
