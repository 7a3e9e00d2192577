@NullMarked
package nightjar.cli.text;

import org.jspecify.annotations.NullMarked;
