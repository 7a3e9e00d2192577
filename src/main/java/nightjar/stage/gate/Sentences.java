package nightjar.stage.gate;

import java.util.Objects;
import nightjar.math.Interval;
import nightjar.metric.Difference;
import nightjar.project.training.Metric;
import org.jspecify.annotations.Nullable;

/// What a comparison says, for somebody who knows no statistics.
final class Sentences {

    private Sentences() {}

    /// Both numbers: `auc is 0.8460, that of champion version 3 is 0.8260 on the same 1,409 rows`.
    static String both(Metric metric, Difference difference, String opponent) {
        return "%s is %s, that of %s is %s on the same %s"
                .formatted(
                        metric.yamlName(),
                        Figures.beside(difference.first(), difference.second()),
                        opponent,
                        Figures.beside(difference.second(), difference.first()),
                        Figures.rows(difference.rows()));
    }

    /// `0.0200 better`.
    static String apart(double gain) {
        return "%s %s".formatted(Figures.plain(Math.abs(gain)), gain < 0 ? "worse" : "better");
    }

    /// `95 % sure`.
    static String sure(double level) {
        return Figures.percent(level) + " sure";
    }

    /// `somewhere between 0.0121 worse and 0.0279 better (95 % sure)`.
    static String between(Difference difference) {
        Interval interval = Objects.requireNonNull(difference.interval());
        return "somewhere between %s and %s (%s)"
                .formatted(apart(interval.low()), apart(interval.high()), sure(difference.level()));
    }

    /// `About 4,800 rows would be enough to tell.`
    static String enough(@Nullable Long rows) {
        return rows == null
                ? "More rows of every kind are needed to tell."
                : "About %s in the hold-out would be enough to tell.".formatted(Figures.rows(rows));
    }

    /// The same of rows that neither of two models was fitted on.
    static String enoughUnseen(@Nullable Long rows) {
        return rows == null
                ? enough(null)
                : "About %s that neither was fitted on would be enough to tell."
                        .formatted(Figures.rows(rows));
    }

    /// Why a comparison was made on fewer rows than there are, empty if it was not.
    ///
    /// @param holdout rows of the hold-out
    static String leftOut(Difference difference, long holdout) {
        long left = holdout - difference.rows();
        return left == 0
                ? ""
                : " The other %s of the hold-out are left out: the champion was fitted on them, or may have been."
                        .formatted(Figures.rows(left));
    }

    /// What is asked beyond being better, empty if nothing.
    static String asked(double margin) {
        return margin == 0 ? "" : ", with at least %s asked for".formatted(Figures.plain(margin));
    }
}
