@NullMarked
package nightjar.project.grammar;

import org.jspecify.annotations.NullMarked;
