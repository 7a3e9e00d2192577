/// What the owner asked for: the project file as immutable records, and every problem it has, at once.
/// Reads YAML; writes nothing; refuses with [nightjar.spec.SpecRejected].
@NullMarked
package nightjar.spec;

import org.jspecify.annotations.NullMarked;
