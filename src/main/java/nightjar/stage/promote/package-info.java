/// Registers the candidate as a version with everything that scoring needs, and acts on the verdict.
/// Reads the verdict, `candidate/`, `evaluation.json`, `findings.json`, `rules/`, `profile.json`, `holdout.json`, and a few rows of the source that are in
/// `clean/`; writes `card.json` and the registry; refuses to promote a version that a process of its own cannot use from the registry alone.
@NullMarked
package nightjar.stage.promote;

import org.jspecify.annotations.NullMarked;
