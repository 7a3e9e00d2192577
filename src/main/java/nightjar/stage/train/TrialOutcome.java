package nightjar.stage.train;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.project.training.Metric;
import nightjar.stage.train.trainer.Trial;
import org.jspecify.annotations.Nullable;

/// What came of a trial.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialOutcome.Scored.class, name = "scored"),
    @JsonSubTypes.Type(value = TrialOutcome.Failed.class, name = "failed")
})
public sealed interface TrialOutcome {

    Trial trial();

    /// The trial was fitted and judged in every fold where that was possible.
    ///
    /// @param folds the metric in each usable fold, in the order of the folds; empty without cross-validation
    /// @param mean of `folds`; null without cross-validation
    /// @param deviation standard deviation of `folds` (divisor n - 1); null for fewer than two
    /// @param means every metric of the task, averaged over the folds where it is defined; class predictions at a threshold of 0.5
    /// @param rounds of boosting that were best on average, or trees; 0 where there is no such thing
    /// @param threshold of a binary task: a row is positive if its probability is at least this; else null
    /// @param findings what its owner should know of it, such as a fit that ended before its minimum; each a sentence without its point
    record Scored(
            Trial trial,
            Metric metric,
            List<Double> folds,
            @Nullable Double mean,
            @Nullable Double deviation,
            Map<Metric, Double> means,
            int rounds,
            @Nullable Double threshold,
            List<String> findings)
            implements TrialOutcome {

        public Scored {
            folds = List.copyOf(folds);
            // In the order of the metrics: Map.copyOf has another one in every process.
            SortedMap<Metric, Double> sorted = new TreeMap<>(means);
            means = Collections.unmodifiableMap(sorted);
            // What an earlier program wrote has none.
            findings = findings == null ? List.of() : List.copyOf(findings);
        }

        Scored with(List<String> its) {
            return new Scored(trial, metric, folds, mean, deviation, means, rounds, threshold, its);
        }

        /// Whether its mean is better than that of `other`; a trial without one is never better.
        boolean beats(Scored other) {
            if (mean == null || other.mean == null) {
                return false;
            }
            return metric.higherIsBetter() ? mean > other.mean : mean < other.mean;
        }
    }

    /// The trial could not be fitted.
    ///
    /// @param reason in words an owner or operator can act on
    record Failed(Trial trial, String reason) implements TrialOutcome {}
}
