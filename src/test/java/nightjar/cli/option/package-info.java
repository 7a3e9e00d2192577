@NullMarked
package nightjar.cli.option;

import org.jspecify.annotations.NullMarked;
