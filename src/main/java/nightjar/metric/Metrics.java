package nightjar.metric;

import java.util.List;
import nightjar.model.Task;
import nightjar.project.training.Metric;

/// Every metric of every task. What is undefined is NaN, never an exception and never a guess:
///
/// | metric | task | undefined (NaN) |
/// |---|---|---|
/// | `auc` | binary; several classes: mean of one against the rest | a class has no row, or every row |
/// | `log_loss` | binary, several classes | no rows |
/// | `accuracy` | binary, several classes | no rows |
/// | `precision` | binary; several classes: mean over classes | binary: no row is positive and none is predicted so |
/// | `recall`, `f1` | binary; several classes: mean over classes | binary: no row is positive |
/// | `brier` | binary | no rows |
/// | `lift` | binary | no row is positive |
/// | `rmse`, `mae` | regression | no rows |
/// | `r2` | regression | all labels are equal |
///
/// A metric that does not fit the task is NaN, and so is every metric as soon as one prediction is NaN or infinite. A label that the
/// task does not know is an [IllegalArgumentException]: labels are checked long before they come here.
public final class Metrics {

    /// The probability from which a row counts as positive where nothing else is said.
    public static final double THRESHOLD = 0.5;

    private static final List<Metric> BINARY =
            List.of(
                    Metric.AUC,
                    Metric.LOG_LOSS,
                    Metric.ACCURACY,
                    Metric.F1,
                    Metric.PRECISION,
                    Metric.RECALL,
                    Metric.BRIER,
                    Metric.LIFT);
    private static final List<Metric> CLASSES =
            List.of(
                    Metric.AUC,
                    Metric.LOG_LOSS,
                    Metric.ACCURACY,
                    Metric.F1,
                    Metric.PRECISION,
                    Metric.RECALL);
    private static final List<Metric> REGRESSION = List.of(Metric.RMSE, Metric.MAE, Metric.R2);

    private Metrics() {}

    /// The metrics that mean something for this task, in a fixed order.
    public static List<Metric> of(Task task) {
        return switch (task) {
            case Task.Binary _ -> BINARY;
            case Task.Classes _ -> CLASSES;
            case Task.Regression _ -> REGRESSION;
        };
    }

    /// One metric.
    ///
    /// @param labels n numbers as [Task] says
    /// @param predictions n × [Task#outputs()], row by row
    /// @param threshold binary only: a row is predicted positive from this probability on, inclusive
    /// @return the metric, NaN where it is undefined
    public static double of(
            Metric metric, Task task, double[] labels, double[] predictions, double threshold) {
        return measures(task, labels, predictions, threshold).value(metric);
    }

    /// All metrics of the same predictions, at the cost of one sort. The arrays are not copied.
    ///
    /// @param labels n numbers as [Task] says
    /// @param predictions n × [Task#outputs()], row by row
    /// @param threshold binary only: a row is predicted positive from this probability on, inclusive
    public static Measures measures(
            Task task, double[] labels, double[] predictions, double threshold) {
        if (predictions.length != labels.length * (long) task.outputs()) {
            throw new IllegalArgumentException(
                    "%s predictions for %s labels x %s outputs"
                            .formatted(predictions.length, labels.length, task.outputs()));
        }
        checkLabels(task, labels);
        if (labels.length == 0 || !allFinite(predictions)) {
            return new UndefinedMeasures();
        }
        return switch (task) {
            case Task.Binary _ -> new BinaryMeasures(labels, predictions, threshold);
            case Task.Classes classes ->
                    new ClassMeasures(labels, predictions, classes.names().size());
            case Task.Regression _ -> new RegressionMeasures(labels, predictions);
        };
    }

    /// Whether no number is NaN or infinite.
    public static boolean allFinite(double[] numbers) {
        double poison = 0;
        for (double number : numbers) {
            poison += number * 0;
        }
        return poison == 0;
    }

    private static void checkLabels(Task task, double[] labels) {
        switch (task) {
            case Task.Binary _ -> checkPositions(labels, 2);
            case Task.Classes classes -> checkPositions(labels, classes.names().size());
            case Task.Regression _ -> {
                if (!allFinite(labels)) {
                    throw new IllegalArgumentException("A label is NaN or infinite");
                }
            }
        }
    }

    private static void checkPositions(double[] labels, int classes) {
        for (int row = 0; row < labels.length; row++) {
            double label = labels[row];
            if (!(label >= 0 && label < classes && label == (int) label)) {
                throw new IllegalArgumentException(
                        "The label of row %s is %s; expected a whole number from 0 to %s"
                                .formatted(row, label, classes - 1));
            }
        }
    }
}
