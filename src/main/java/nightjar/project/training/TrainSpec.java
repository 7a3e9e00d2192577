package nightjar.project.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How models are fitted and compared.
///
/// @param metric by which trials are ranked
/// @param trials number of trials over all candidates, at least 1
/// @param folds of the cross-validation, at least 2; 0: no cross-validation, the only trial is fitted at once
/// @param judged folds in which a trial is judged, at most `folds`; all of them but in a pilot of a forecast
/// @param classWeight how classes of unequal size are weighted in the fit
/// @param candidates per algorithm the hyperparameters to try; one that names none is searched as [Hyperparameter] says
public record TrainSpec(
        Holdout holdout,
        Metric metric,
        int trials,
        int folds,
        int judged,
        ClassWeight classWeight,
        Map<Algorithm, Map<String, ParameterRange>> candidates) {

    public TrainSpec {
        candidates = Collections.unmodifiableMap(new LinkedHashMap<>(candidates));
    }

    /// Trials are judged in every fold.
    public TrainSpec(
            Holdout holdout,
            Metric metric,
            int trials,
            int folds,
            ClassWeight classWeight,
            Map<Algorithm, Map<String, ParameterRange>> candidates) {
        this(holdout, metric, trials, folds, folds, classWeight, candidates);
    }

    /// The same, with trials judged in one fold only.
    public TrainSpec judgedInOneFold() {
        return new TrainSpec(
                holdout, metric, trials, folds, Math.min(1, folds), classWeight, candidates);
    }

    /// NONE: every row counts the same. BALANCED: every class counts the same.
    public enum ClassWeight {
        NONE,
        BALANCED
    }
}
