package nightjar.history;

import nightjar.math.Interval;
import nightjar.metric.ConfusionMatrix;
import nightjar.project.Goal;
import org.jspecify.annotations.Nullable;

/// What 1,000 decisions are worth in the money of the project file, as the hold-out lets expect. Rows are taken as independent, and rows
/// to come as of the same kind.
///
/// @param perThousand the mean worth of a hold-out row, times 1,000
/// @param interval of `perThousand`: the mean ± z standard errors of the mean; null with fewer than two rows
/// @param without what the same 1,000 are worth if nobody is ever taken for positive
public record Worth(double perThousand, @Nullable Interval interval, double without) {

    private static final double DECISIONS = 1000;

    /// The quantile of the standard normal distribution at 0.975.
    private static final double Z = 1.959963984540054;

    /// @param confusion of two classes, the negative one first, with at least one row
    static Worth of(ConfusionMatrix confusion, Goal.Value value) {
        double[] counts = {
            count(confusion, 0, 0),
            count(confusion, 0, 1),
            count(confusion, 1, 0),
            count(confusion, 1, 1)
        };
        double[] worth = {
            value.trueNegative(), value.falsePositive(), value.falseNegative(), value.truePositive()
        };
        double rows = 0;
        double sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            rows += counts[cell];
            sum += counts[cell] * worth[cell];
        }
        double mean = sum / rows;
        double squares = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            squares += counts[cell] * (worth[cell] - mean) * (worth[cell] - mean);
        }
        double without =
                ((counts[0] + counts[1]) * value.trueNegative()
                                + (counts[2] + counts[3]) * value.falseNegative())
                        / rows;
        return new Worth(
                DECISIONS * mean,
                rows < 2 ? null : interval(mean, Math.sqrt(squares / (rows - 1) / rows)),
                DECISIONS * without);
    }

    private static Interval interval(double mean, double standardError) {
        return new Interval(
                DECISIONS * (mean - Z * standardError),
                DECISIONS * (mean + Z * standardError),
                Interval.LEVEL);
    }

    private static double count(ConfusionMatrix confusion, int actual, int predicted) {
        return confusion.counts().get(actual).get(predicted);
    }
}
