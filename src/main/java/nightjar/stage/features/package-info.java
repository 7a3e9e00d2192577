/// Fits a plan of features on training rows and applies it to any rows: training, hold-out and scoring go through the same code.
/// Reads the training rows of `clean/`, and `profile.json`; writes `plan.json`; refuses when no feature is left.
@NullMarked
package nightjar.stage.features;

import org.jspecify.annotations.NullMarked;
