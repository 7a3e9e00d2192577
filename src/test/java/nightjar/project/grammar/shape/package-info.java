@NullMarked
package nightjar.project.grammar.shape;

import org.jspecify.annotations.NullMarked;
