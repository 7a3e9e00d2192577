/// The manual page, the completion of shells, and what to say of a misspelled command.
@NullMarked
package nightjar.cli.manual;

import org.jspecify.annotations.NullMarked;
