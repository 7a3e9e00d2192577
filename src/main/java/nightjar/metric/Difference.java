package nightjar.metric;

import nightjar.math.Interval;
import nightjar.math.Normal;
import org.jspecify.annotations.Nullable;

/// By how much one model is better than another on the same rows.
///
/// @param rows on which both were measured
/// @param first the measure of the first model; NaN where undefined
/// @param second the measure of the second
/// @param gain how much better the first is, in the measure's unit: above 0 better, below 0 worse, also where less is better
/// @param standardError of the gain: how much it varies from one set of rows to the next; NaN where unknown
/// @param interval of the gain; null where unknown
/// @param level of the interval, between 0 and 1
/// @param method how error and interval were found
/// @param seed of what was drawn by chance; null: nothing was
public record Difference(
        long rows,
        double first,
        double second,
        double gain,
        double standardError,
        @Nullable Interval interval,
        double level,
        Method method,
        @Nullable Long seed) {

    /// How error and interval of a gain are found.
    public enum Method {
        /// DeLong's covariance of two areas under the curve; a normal interval, or Student's where rows are few.
        DELONG,
        /// Rows are drawn anew many times, the same for both models; a percentile interval.
        PAIRED_BOOTSTRAP,
        /// The mean of the rows' own differences; a normal interval, or Student's where rows are few.
        PAIRED_MEAN
    }

    /// A gain with a normal interval, which [EnoughRows] may yet widen; no interval where the error is unknown.
    static Difference normal(
            long rows,
            double first,
            double second,
            double gain,
            double standardError,
            double level,
            Method method) {
        return new Difference(
                rows,
                first,
                second,
                gain,
                standardError,
                Interval.of(gain, standardError, Double.POSITIVE_INFINITY, level).orElse(null),
                level,
                method,
                null);
    }

    /// Whether a gain could be found, and how sure it is.
    public boolean known() {
        return interval != null;
    }

    /// The probability of a gain or loss at least as great if the two were equally good, 0 to 1: two-sided, normal. NaN where the error is
    /// unknown or 0.
    public double pValue() {
        return standardError > 0 ? 2 * Normal.below(-Math.abs(gain) / standardError) : Double.NaN;
    }
}
