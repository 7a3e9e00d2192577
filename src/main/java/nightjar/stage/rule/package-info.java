/// The simple rules every candidate must be better than: the one the project file declares, and the best one Nightjar finds in a single
/// column. Reads the training rows of `clean/`, `clean.json`, `profile.json` and `plan.json`; writes `rules/`; refuses nothing. It has no step of its
/// own: fitting the rules is a part of `evaluate`, which lets them compete.
@NullMarked
package nightjar.stage.rule;

import org.jspecify.annotations.NullMarked;
