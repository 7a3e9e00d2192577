/// Fits a plan of features on training rows and applies it to any rows: training, hold-out and scoring go through the same code.
/// Reads clean parts; writes `plan.json`; refuses when no feature is left.
@NullMarked
package nightjar.stage.features;

import org.jspecify.annotations.NullMarked;
