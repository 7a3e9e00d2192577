@NullMarked
package nightjar.cli.manual;

import org.jspecify.annotations.NullMarked;
