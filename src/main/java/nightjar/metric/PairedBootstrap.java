package nightjar.metric;

import java.util.Arrays;
import nightjar.math.Interval;
import nightjar.math.Normal;
import nightjar.math.SeededRandom;
import nightjar.math.Student;
import nightjar.metric.Difference.Method;
import nightjar.model.Task;
import nightjar.project.training.Metric;

/// The paired bootstrap for any metric: rows are drawn with replacement, the same for both models, and the spread of the difference is
/// that over all draws (B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993). The interval is the percentile interval, expanded where rows are few. For
/// [Metric#AUC] the rows of each class are drawn apart, so that no draw lacks one.
///
/// Of more than [#ROWS] rows that many are drawn and the spread is scaled by the root of drawn over all rows (P. J. Bickel, F. Götze,
/// W. R. van Zwet, "Resampling fewer than n observations", Statistica Sinica 7 (1997) 1-31): the time does not grow with the rows.
public final class PairedBootstrap {

    /// The most rows that are drawn at a time.
    static final int ROWS = 10_000;

    private static final int DRAWS = 1_000;

    /// Draws in which the metric is undefined say nothing; with fewer than this many others there is no interval.
    private static final int FEWEST = DRAWS / 2;

    private final Metric metric;
    private final Task task;
    private final double[] labels;
    private final int[][] strata;
    private final int drawn;

    private PairedBootstrap(Metric metric, Task task, double[] labels) {
        this.metric = metric;
        this.task = task;
        this.labels = labels;
        this.strata = metric == Metric.AUC ? byLabel(labels) : new int[][] {all(labels.length)};
        this.drawn = Math.min(ROWS, labels.length);
    }

    /// Predictions of one model, rows × [Task#outputs()].
    ///
    /// @param threshold binary only: a row is predicted positive from this probability on, inclusive
    @SuppressWarnings("ArrayRecordComponent")
    public record Predictions(double[] values, double threshold) {}

    /// How much better the first model is.
    ///
    /// @param labels as [Task] says
    /// @param level of the interval, between 0 and 1
    /// @param seed of the draws
    public static Difference compare(
            Metric metric,
            Task task,
            double[] labels,
            Predictions first,
            Predictions second,
            double level,
            long seed) {
        double one = Metrics.of(metric, task, labels, first.values(), first.threshold());
        double other = Metrics.of(metric, task, labels, second.values(), second.threshold());
        double gain = metric.higherIsBetter() ? one - other : other - one;
        double[] spread =
                Double.isNaN(gain)
                        ? new double[0]
                        : new PairedBootstrap(metric, task, labels)
                                .spread(first, second, gain, seed);
        boolean known = spread.length >= FEWEST;
        return new Difference(
                labels.length,
                one,
                other,
                gain,
                known ? deviation(spread) : Double.NaN,
                known ? interval(gain, spread, tail(labels.length, level), level) : null,
                level,
                Method.PAIRED_BOOTSTRAP,
                seed);
    }

    /// How far the drawn gains are from the gain, ascending, scaled to all rows; undefined ones left out.
    private double[] spread(Predictions first, Predictions second, double gain, long seed) {
        SeededRandom random = new SeededRandom(seed);
        double scale = Math.sqrt(drawn / (double) labels.length);
        double[] spread = new double[DRAWS];
        int defined = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] rows = draw(random);
            double one = measured(first, rows);
            double other = measured(second, rows);
            double drawnGain = metric.higherIsBetter() ? one - other : other - one;
            if (!Double.isNaN(drawnGain)) {
                spread[defined++] = (drawnGain - gain) * scale;
            }
        }
        double[] sorted = Arrays.copyOf(spread, defined);
        Arrays.sort(sorted);
        return sorted;
    }

    private int[] draw(SeededRandom random) {
        int[] rows = new int[drawn];
        int at = 0;
        long before = 0;
        for (int[] stratum : strata) {
            before += stratum.length;
            int end = (int) (before * drawn / labels.length);
            while (at < end) {
                rows[at++] = stratum[random.below(stratum.length)];
            }
        }
        return rows;
    }

    private double measured(Predictions predictions, int[] rows) {
        int outputs = task.outputs();
        double[] drawnLabels = new double[rows.length];
        double[] values = new double[rows.length * outputs];
        for (int i = 0; i < rows.length; i++) {
            drawnLabels[i] = labels[rows[i]];
            System.arraycopy(predictions.values(), rows[i] * outputs, values, i * outputs, outputs);
        }
        return Metrics.of(metric, task, drawnLabels, values, predictions.threshold());
    }

    private static Interval interval(double gain, double[] spread, double tail, double level) {
        return new Interval(
                gain + quantile(spread, tail), gain + quantile(spread, 1 - tail), level);
    }

    /// The share of the draws that is left out at either end. Of few rows the draws spread too little, and less is left out: T. C. Hesterberg, "What
    /// teachers should know about the bootstrap", The American Statistician 69 (2015) 371-386, 3.3, the expanded percentile interval.
    private static double tail(int rows, double level) {
        if (rows < 2 || rows > Student.MANY) {
            return (1 - level) / 2;
        }
        double reach = Student.reach(level, rows - 1.0) * Math.sqrt(rows / (rows - 1.0));
        return Normal.below(-reach);
    }

    /// Linear between the two nearest.
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double deviation(double[] numbers) {
        Mean mean = new Mean();
        for (double number : numbers) {
            mean.add(number);
        }
        return mean.deviation();
    }

    private static int[] all(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, row -> row);
        return all;
    }

    private static int[][] byLabel(double[] labels) {
        double[] distinct = Arrays.stream(labels).distinct().sorted().toArray();
        int[][] strata = new int[distinct.length][];
        for (int i = 0; i < strata.length; i++) {
            double label = distinct[i];
            strata[i] =
                    java.util.stream.IntStream.range(0, labels.length)
                            .filter(row -> labels[row] == label)
                            .toArray();
        }
        return strata;
    }
}
