/// What people read: characters that can be seen, lines that fit, failures in plain words, the word that was meant. No files, no libraries.
@NullMarked
package nightjar.text;

import org.jspecify.annotations.NullMarked;
