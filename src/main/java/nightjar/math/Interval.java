package nightjar.math;

import java.util.Optional;

/// A confidence interval: where the metric would lie on other rows of the same kind. Rows are taken as independent.
///
/// @param low inclusive
/// @param high inclusive, at least `low`
/// @param level the share of such intervals that hold the true value, between 0 and 1
public record Interval(double low, double high, double level) {

    /// The level of an interval where no other is asked for.
    public static final double LEVEL = 0.95;

    /// The quantile of the standard normal distribution at `(1 + LEVEL) / 2`.
    static final double Z = 1.959963984540054;

    public Interval {
        if (!(low <= high && level > 0 && level < 1)) {
            throw new IllegalArgumentException(low + " to " + high + " at " + level);
        }
    }

    /// `estimate` ± as many standard errors as the level takes, by Student's t where the error is estimated from few rows. Empty where the error
    /// is unknown (NaN), and where it is 0 on few rows: that says that they are few, not that the estimate is certain.
    ///
    /// @param degrees of freedom of the error
    public static Optional<Interval> of(
            double estimate, double standardError, double degrees, double level) {
        if (Double.isNaN(estimate)
                || Double.isNaN(standardError)
                || !(degrees >= 1)
                || (standardError == 0 && degrees < Student.MANY)) {
            return Optional.empty();
        }
        double half = Student.reach(level, degrees) * standardError;
        return Optional.of(new Interval(estimate - half, estimate + half, level));
    }

    /// The part of it that the metric can have.
    public Interval within(double min, double max) {
        return new Interval(Math.clamp(low, min, max), Math.clamp(high, min, max), level);
    }

    /// The score interval of a share: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22
    /// (1927) 209-212. Unlike ± z standard errors it is sensible near 0 and 1 and for few rows.
    ///
    /// @param hits of `trials`; empty if there are no trials
    public static Optional<Interval> wilson(long hits, long trials) {
        if (trials == 0) {
            return Optional.empty();
        }
        double share = hits / (double) trials;
        double z2 = Z * Z / trials;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials));
        return Optional.of(
                new Interval(Math.max(0, centre - half), Math.min(1, centre + half), LEVEL));
    }
}
