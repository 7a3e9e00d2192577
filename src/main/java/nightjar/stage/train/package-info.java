/// Tries candidate models and fits the best one. Reads the training rows of `clean/` through `plan.json`, with `clean.json` and `profile.json`; writes
/// `training-sample.json`, one outcome per trial in `trials/`, what a restart needs of unfinished fits in `fits/`, then `candidate/`. A trial that
/// fails is an outcome with a reason; refuses the data when they hold one class only or when no trial succeeds.
///
/// XGBoost boosts trees, Smile grows the single tree and minimises the logistic loss. Forests are grown here, on binned columns: at the same
/// quality that takes a tenth of the time of trees that keep every column sorted.
@NullMarked
package nightjar.stage.train;

import org.jspecify.annotations.NullMarked;
