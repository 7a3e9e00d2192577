package nightjar.ledger;

import static nightjar.ledger.Quantity.Dimension.MODEL;
import static nightjar.ledger.Quantity.Dimension.SLICE;
import static nightjar.ledger.Quantity.Range.CHANGE;
import static nightjar.ledger.Quantity.Range.NUMBER;
import static nightjar.ledger.Quantity.Range.POSITIVE;
import static nightjar.ledger.Quantity.Range.SHARE;

import nightjar.ledger.Quantity.Range;
import nightjar.project.training.Metric;

/// The quantities of a metric.
///
/// @param low of the 95 % interval of `value`
/// @param crossValidated the mean over the folds, of a trial
/// @param gain how much better the candidate is than the model
/// @param gainLow of the interval of `gain`
public record MetricQuantities(
        Quantity value,
        Quantity low,
        Quantity high,
        Quantity crossValidated,
        Quantity gain,
        Quantity gainLow,
        Quantity gainHigh) {

    static MetricQuantities listed(Metric metric) {
        String name = metric.yamlName();
        String unit = unit(metric);
        Range range = range(metric);
        Range gain = range == SHARE ? CHANGE : NUMBER;
        return new MetricQuantities(
                Quantity.listed(
                        name, unit, range, "evaluate", name + " on the hold-out", MODEL, SLICE),
                ofModel(name, "_low", unit, range, "lower end of the 95 % interval of " + name),
                ofModel(name, "_high", unit, range, "upper end of the 95 % interval of " + name),
                Quantity.listed(
                        "cv_" + name,
                        unit,
                        range,
                        "train",
                        "mean " + name + " over the folds of cross-validation",
                        MODEL),
                ofModel(
                        name,
                        "_gain",
                        unit,
                        gain,
                        "by how much the candidate's " + name + " is better than the model's"),
                ofModel(
                        name,
                        "_gain_low",
                        unit,
                        gain,
                        "lower end of the interval of the gain in " + name),
                ofModel(
                        name,
                        "_gain_high",
                        unit,
                        gain,
                        "upper end of the interval of the gain in " + name));
    }

    private static Quantity ofModel(
            String metric, String end, String unit, Range range, String meaning) {
        return Quantity.listed(metric + end, unit, range, "evaluate", meaning, MODEL);
    }

    /// Errors of a regression are in the unit of the label, all else are ratios.
    private static String unit(Metric metric) {
        return switch (metric) {
            case RMSE, MAE -> "label";
            case AUC, LOG_LOSS, ACCURACY, F1, PRECISION, RECALL, BRIER, LIFT, R2 -> "1";
        };
    }

    private static Range range(Metric metric) {
        return switch (metric) {
            case AUC, ACCURACY, F1, PRECISION, RECALL -> SHARE;
            // Over all classes the squares add up to 2.
            case BRIER, LOG_LOSS, LIFT, RMSE, MAE -> POSITIVE;
            case R2 -> NUMBER;
        };
    }
}
