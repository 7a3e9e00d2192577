package nightjar.project.training;

import java.util.Locale;

/// A measure of the quality of predictions.
public enum Metric {
    AUC(true),
    LOG_LOSS(false),
    ACCURACY(true),
    F1(true),
    PRECISION(true),
    RECALL(true),
    BRIER(false),
    /// Share of positives in the tenth of rows with the highest score, divided by the share overall.
    LIFT(true),
    RMSE(false),
    MAE(false),
    R2(true);

    private final boolean higherIsBetter;

    Metric(boolean higherIsBetter) {
        this.higherIsBetter = higherIsBetter;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /// The name in YAML, JSON and messages, such as `log_loss`.
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
