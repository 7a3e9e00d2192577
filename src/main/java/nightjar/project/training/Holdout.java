package nightjar.project.training;

import org.jspecify.annotations.Nullable;

/// Which rows no fit ever sees.
///
/// @param fraction of the rows, between 0 and 1
/// @param seed of the hash by which keys are dealt to hold-out and folds, and of everything random in the run
/// @param after null: by a hash of the key. A date or number column: the last fraction by its order
public record Holdout(double fraction, long seed, @Nullable String after) {}
