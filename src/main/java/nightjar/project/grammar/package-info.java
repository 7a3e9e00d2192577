/// Reads the project file and finds every problem it has, at once. Reads YAML; writes nothing; refuses with [nightjar.project.SpecRejected].
@NullMarked
package nightjar.project.grammar;

import org.jspecify.annotations.NullMarked;
