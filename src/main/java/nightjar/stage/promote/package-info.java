/// Registers the candidate as a version with everything that scoring needs, and acts on the verdict.
/// Reads verdict, evaluation and candidate; writes the registry; refuses to promote a
/// version that a process of its own cannot use from the registry alone.
@NullMarked
package nightjar.stage.promote;

import org.jspecify.annotations.NullMarked;
