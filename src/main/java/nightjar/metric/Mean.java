package nightjar.metric;

import java.util.Optional;
import nightjar.math.Interval;

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

    /// Of the mean, at this level.
    Optional<Interval> interval(double level) {
        return Interval.of(value(), standardError(), count - 1.0, level);
    }

    /// Of a mean of numbers from 0 upwards.
    Optional<Interval> interval() {
        return interval(Interval.LEVEL).map(one -> one.within(0, Double.POSITIVE_INFINITY));
    }

    /// What errors of independent means are added up by.
    Welch welch() {
        double square = standardError() * standardError();
        return new Welch(square, square * square / (count - 1));
    }

    /// Errors of independent means, to be added.
    ///
    /// @param square of the standard error
    /// @param spread its square over the degrees of freedom
    record Welch(double square, double spread) {

        Welch plus(Welch other) {
            return new Welch(square + other.square, spread + other.spread);
        }

        /// The degrees of freedom of the sum: B. L. Welch, "The generalization of 'Student's' problem when several different population variances are
        /// involved", Biometrika 34 (1947) 28-35; for ranks as E. Brunner, U. Munzel, Biometrical Journal 42 (2000) 17-25. NaN without spread.
        double degrees() {
            return square * square / spread;
        }
    }
}
