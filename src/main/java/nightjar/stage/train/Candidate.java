package nightjar.stage.train;

import nightjar.project.training.Metric;
import nightjar.stage.train.trainer.Trial;
import org.jspecify.annotations.Nullable;

/// The best trial, fitted on all training rows.
///
/// @param rounds of boosting, or trees
/// @param threshold of a binary task: probability from which a row counts as positive
/// @param score mean of the metric over the folds; null without cross-validation
/// @param deviation of the metric over the folds
public record Candidate(
        Trial trial,
        int rounds,
        double threshold,
        Metric metric,
        @Nullable Double score,
        @Nullable Double deviation) {}
