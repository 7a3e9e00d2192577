package nightjar.stage.gate;

import nightjar.math.Interval;
import nightjar.math.Normal;
import nightjar.metric.Difference;
import nightjar.project.training.Metric;
import org.jspecify.annotations.Nullable;

/// What the interval of a gain allows to be said.
enum Certainty {
    /// The whole interval lies above the margin.
    BETTER,
    /// The whole interval lies below the least gain that matters.
    NOT_BETTER,
    /// The interval holds both gains that would matter and gains that would not.
    OPEN,
    /// There is no interval.
    UNKNOWN;

    /// The share of cases in which so many rows would be enough.
    private static final double POWER = 0.8;

    private static final double MATTERING_SHARE = 0.01;
    private static final double MATTERING_PART = 0.02;

    /// @param margin by which the first must be better at least
    /// @param matters the least gain beyond the margin that is worth anything
    static Certainty of(Difference difference, double margin, double matters) {
        Interval interval = difference.interval();
        if (interval == null) {
            return UNKNOWN;
        }
        if (interval.low() > margin) {
            return BETTER;
        }
        return interval.high() <= margin + matters ? NOT_BETTER : OPEN;
    }

    /// The least gain worth a change where none is declared: a hundredth of a share, 2 % of an error or of a lift.
    static double matters(@Nullable Double declared, Metric metric, double reference) {
        if (declared != null) {
            return declared;
        }
        return switch (metric) {
            case AUC, ACCURACY, F1, PRECISION, RECALL, R2 -> MATTERING_SHARE;
            case LOG_LOSS, BRIER, LIFT, RMSE, MAE -> MATTERING_PART * Math.abs(reference);
        };
    }

    /// How many rows would be enough to tell, in four of five cases, if the gain stays what it is: the interval must become so narrow that
    /// it leaves out the margin or the least gain that matters, whichever is farther. The error falls with the root of the rows. Rounded up to
    /// two digits, since more would not be true.
    ///
    /// @return null where it cannot be known
    static @Nullable Long rowsNeeded(Difference difference, double margin, double matters) {
        double gain = difference.gain() - margin;
        double distance = Math.max(gain, matters - gain);
        double reach = Normal.reach(difference.level()) + Normal.quantile(POWER);
        double times = Math.pow(reach * difference.standardError() / distance, 2);
        return rowsNeeded(difference.rows(), times);
    }

    /// So many times the rows.
    static @Nullable Long rowsNeeded(long rows, double times) {
        double needed = rows * times;
        if (!(needed > 0 && needed < Long.MAX_VALUE / 4.0)) {
            return null;
        }
        double step = Math.pow(10, Math.max(0, Math.floor(Math.log10(needed)) - 1));
        return Math.round(Math.ceil(needed / step) * step);
    }
}
