package nightjar.stage.train;

import nightjar.model.Model;

/// A fitted model.
///
/// @param rounds of boosting, or trees; 0 where there is no such thing
record Fit(Model model, int rounds) {}
