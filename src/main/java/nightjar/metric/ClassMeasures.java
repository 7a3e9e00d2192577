package nightjar.metric;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import nightjar.math.Interval;
import nightjar.model.Task;
import nightjar.project.training.Metric;

/// Metrics of probabilities of several classes. The predicted class is the most probable one, of equals the first.
final class ClassMeasures implements Measures {

    private final double[] labels;
    private final double[] probabilities;
    private final int classes;

    /// Per class: rows of it, rows predicted to be it, rows of it predicted to be it.
    private final long[] actual;

    private final long[] predicted;
    private final long[] right;

    ClassMeasures(double[] labels, double[] probabilities, int classes) {
        this.labels = labels;
        this.probabilities = probabilities;
        this.classes = classes;
        actual = new long[classes];
        predicted = new long[classes];
        right = new long[classes];
        for (int row = 0; row < labels.length; row++) {
            int label = (int) labels[row];
            int choice = Task.mostProbable(probabilities, row, classes);
            actual[label]++;
            predicted[choice]++;
            right[label] += label == choice ? 1 : 0;
        }
    }

    @Override
    public double value(Metric metric) {
        return switch (metric) {
            case AUC -> auc();
            case LOG_LOSS -> logLoss().value();
            case ACCURACY -> rightRows() / (double) labels.length;
            case F1 -> overClasses(c -> quotient(2 * right[c], actual[c] + predicted[c]));
            case PRECISION -> overClasses(c -> quotient(right[c], predicted[c]));
            case RECALL -> overClasses(c -> quotient(right[c], actual[c]));
            case BRIER, LIFT, RMSE, MAE, R2 -> Double.NaN;
        };
    }

    @Override
    public Optional<Interval> interval(Metric metric) {
        return switch (metric) {
            case LOG_LOSS -> logLoss().interval();
            case ACCURACY -> Interval.wilson(rightRows(), labels.length);
            case AUC, F1, PRECISION, RECALL, BRIER, LIFT, RMSE, MAE, R2 -> Optional.empty();
        };
    }

    private long rightRows() {
        long sum = 0;
        for (long count : right) {
            sum += count;
        }
        return sum;
    }

    /// The unweighted mean over the classes that are somebody's label or prediction.
    private double overClasses(IntToDoubleFunction ofClass) {
        double sum = 0;
        int seen = 0;
        for (int c = 0; c < classes; c++) {
            if (actual[c] + predicted[c] > 0) {
                sum += ofClass.applyAsDouble(c);
                seen++;
            }
        }
        return sum / seen;
    }

    /// A class that is never predicted has precision 0, one that no row has has recall 0, as scikit-learn's `zero_division=0`.
    private static double quotient(long numerator, long denominator) {
        return denominator == 0 ? 0 : numerator / (double) denominator;
    }

    /// The unweighted mean over all classes of the AUC of the class against the rest; NaN if a class has no row or every row.
    private double auc() {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            if (actual[c] == 0 || actual[c] == labels.length) {
                return Double.NaN;
            }
        }
        for (int c = 0; c < classes; c++) {
            sum += Ranking.of(labels, c, probabilities, c, classes).auc();
        }
        return sum / classes;
    }

    /// Probabilities are clipped, then brought to sum 1 within the row.
    private Mean logLoss() {
        Mean mean = new Mean();
        for (int row = 0; row < labels.length; row++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += LogLoss.clip(probabilities[row * classes + c]);
            }
            double own = LogLoss.clip(probabilities[row * classes + (int) labels[row]]);
            mean.add(-Math.log(own / sum));
        }
        return mean;
    }
}
