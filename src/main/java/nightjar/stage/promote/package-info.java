/// Registers the candidate as a version with everything that scoring needs, and acts on the verdict.
/// Reads verdict, evaluation and candidate; writes the registry; refuses nothing.
@NullMarked
package nightjar.stage.promote;

import org.jspecify.annotations.NullMarked;
