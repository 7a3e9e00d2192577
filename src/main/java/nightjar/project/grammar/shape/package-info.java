/// What may stand at one place of a project file: how it is read, what is wrong with it, and how a JSON Schema says the same.
@NullMarked
package nightjar.project.grammar.shape;

import org.jspecify.annotations.NullMarked;
