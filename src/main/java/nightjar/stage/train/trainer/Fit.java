package nightjar.stage.train.trainer;

import nightjar.model.Model;
import org.jspecify.annotations.Nullable;

/// A fitted model.
///
/// @param rounds of boosting, or trees; 0 where there is no such thing
/// @param shortfall what the fit did not come to, such as a minimum, as a clause; null: nothing
public record Fit(Model model, int rounds, @Nullable String shortfall) {

    Fit(Model model, int rounds) {
        this(model, rounds, null);
    }
}
