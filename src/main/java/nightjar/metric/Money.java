package nightjar.metric;

import nightjar.math.Interval;
import nightjar.metric.Difference.Method;
import nightjar.project.Goal;
import org.jspecify.annotations.Nullable;

/// What the decisions of a model are worth, in the currency of the goal per row that is decided.
///
/// @param perDecision the mean over all rows; NaN without rows
/// @param interval null with fewer than two rows, and where few rows are all worth the same
public record Money(double perDecision, @Nullable Interval interval) {

    /// Binary only.
    ///
    /// @param labels 0 or 1
    /// @param scores probabilities of label 1
    /// @param threshold a row is decided for from this probability on, inclusive
    public static Money of(double[] labels, double[] scores, double threshold, Goal.Value value) {
        Mean mean = new Mean();
        for (int row = 0; row < labels.length; row++) {
            mean.add(worth(labels[row], scores[row], threshold, value));
        }
        return new Money(mean.value(), mean.interval(Interval.LEVEL).orElse(null));
    }

    /// How much more the decisions of the first model are worth on the same rows.
    public static Difference compare(
            double[] labels,
            PairedBootstrap.Predictions first,
            PairedBootstrap.Predictions second,
            Goal.Value value,
            double level) {
        Mean one = new Mean();
        Mean other = new Mean();
        Mean gain = new Mean();
        long differing = 0;
        for (int row = 0; row < labels.length; row++) {
            double own = worth(labels[row], first.values()[row], first.threshold(), value);
            double its = worth(labels[row], second.values()[row], second.threshold(), value);
            one.add(own);
            other.add(its);
            gain.add(own - its);
            differing += own == its ? 0 : 1;
        }
        Difference found =
                new Difference(
                        labels.length,
                        one.value(),
                        other.value(),
                        gain.value(),
                        gain.standardError(),
                        gain.interval(level).orElse(null),
                        level,
                        Method.PAIRED_MEAN,
                        null);
        return Comparison.isSame(first, second)
                ? found
                : new EnoughRows(labels.length, differing, labels.length - 1.0).allows(found);
    }

    private static double worth(double label, double score, double threshold, Goal.Value value) {
        if (score >= threshold) {
            return label == 1 ? value.truePositive() : value.falsePositive();
        }
        return label == 1 ? value.falseNegative() : value.trueNegative();
    }
}
