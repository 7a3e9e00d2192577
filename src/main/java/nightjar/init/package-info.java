/// Writes a first project file from the data alone: types, expectations, candidates, each with a word of why.
/// Reads a source through [nightjar.stage.explore]; writes YAML text; refuses data without the label or key asked for.
@NullMarked
package nightjar.init;

import org.jspecify.annotations.NullMarked;
