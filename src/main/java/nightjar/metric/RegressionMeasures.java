package nightjar.metric;

import java.util.Optional;
import nightjar.math.Interval;
import nightjar.project.training.Metric;

/// Metrics of predicted numbers, in the unit of the label.
final class RegressionMeasures implements Measures {

    private final double[] labels;
    private final double[] predictions;

    RegressionMeasures(double[] labels, double[] predictions) {
        this.labels = labels;
        this.predictions = predictions;
    }

    @Override
    public double value(Metric metric) {
        return switch (metric) {
            case RMSE -> Math.sqrt(squaredErrors().value());
            case MAE -> absoluteErrors().value();
            case R2 -> r2();
            case AUC, LOG_LOSS, ACCURACY, F1, PRECISION, RECALL, BRIER, LIFT -> Double.NaN;
        };
    }

    @Override
    public Optional<Interval> interval(Metric metric) {
        return switch (metric) {
            case RMSE -> rmseInterval();
            case MAE -> absoluteErrors().interval();
            case R2, AUC, LOG_LOSS, ACCURACY, F1, PRECISION, RECALL, BRIER, LIFT ->
                    Optional.empty();
        };
    }

    /// The delta method: the error of a root is that of the mean squared error divided by twice the root. Empty for perfect predictions,
    /// where that has no meaning.
    private Optional<Interval> rmseInterval() {
        Mean squares = squaredErrors();
        double rmse = Math.sqrt(squares.value());
        return rmse == 0
                ? Optional.empty()
                : Interval.of(
                                rmse,
                                squares.standardError() / (2 * rmse),
                                labels.length - 1.0,
                                Interval.LEVEL)
                        .map(one -> one.within(0, Double.POSITIVE_INFINITY));
    }

    private Mean squaredErrors() {
        Mean mean = new Mean();
        for (int row = 0; row < labels.length; row++) {
            double error = predictions[row] - labels[row];
            mean.add(error * error);
        }
        return mean;
    }

    private Mean absoluteErrors() {
        Mean mean = new Mean();
        for (int row = 0; row < labels.length; row++) {
            mean.add(Math.abs(predictions[row] - labels[row]));
        }
        return mean;
    }

    /// One minus the squared errors over the squared distances of the labels from their mean; 1 at best, no bound below.
    private double r2() {
        Mean labelMean = new Mean();
        for (double label : labels) {
            labelMean.add(label);
        }
        Mean spread = new Mean();
        for (double label : labels) {
            double distance = label - labelMean.value();
            spread.add(distance * distance);
        }
        return allEqual(labels) ? Double.NaN : 1 - squaredErrors().value() / spread.value();
    }

    /// Asked of the labels themselves: rounding may leave a tiny spread around the mean of equal numbers.
    private static boolean allEqual(double[] numbers) {
        for (double number : numbers) {
            if (number != numbers[0]) {
                return false;
            }
        }
        return true;
    }
}
