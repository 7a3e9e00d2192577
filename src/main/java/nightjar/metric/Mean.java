package nightjar.metric;

import java.util.Optional;

/// A mean over rows with its standard error: B. P. Welford, "Note on a method for calculating corrected
/// sums of squares and products", Technometrics 4 (1962) 419-420.
final class Mean {

    private long count;
    private double mean;
    private double squares;

    void add(double number) {
        count++;
        double deviation = number - mean;
        mean += deviation / count;
        squares += deviation * (number - mean);
    }

    /// NaN without rows.
    double value() {
        return count == 0 ? Double.NaN : mean;
    }

    /// The sample standard deviation over the root of the number of rows; NaN with fewer than two rows.
    double standardError() {
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count);
    }

    /// The sample standard deviation; NaN with fewer than two rows.
    double deviation() {
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }

    /// Of a mean of numbers from 0 upwards.
    Optional<Interval> interval() {
        return Interval.normal(value(), standardError(), 0, Double.POSITIVE_INFINITY);
    }
}
