package nightjar.stage.features;

import java.util.List;
import java.util.function.Supplier;
import nightjar.engine.Inline;
import nightjar.ledger.CurrentRun;
import nightjar.model.Task;
import nightjar.pass.RowSource;

/// The part of `features` that comes first: the cleaning rules that learn a number from the training rows, such as a median, in a pass of its own
/// where there are any. What they learn becomes part of the plan, and the features see what they leave.
///
/// @param training opens the clean training rows
public record FittedPreparations(
        CurrentRun run, Supplier<RowSource> training, Supplier<Task> task) {

    List<Preparation> fit() {
        PreparationFitter fitter = new PreparationFitter(run.spec());
        if (!fitter.isNeeded()) {
            return List.of();
        }
        FeatureFold fold =
                new FeatureFold(
                        List.of(), fitter.measures(), task.get(), run.spec().train().folds());
        return fitter.fit(
                Inline.over(FeatureFold.reading(training.get(), fitter.measures().stream()))
                        .fold(fold));
    }
}
