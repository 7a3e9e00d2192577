/// Answers as text for people.
@NullMarked
package nightjar.cli.text;

import org.jspecify.annotations.NullMarked;
