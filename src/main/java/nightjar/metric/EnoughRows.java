package nightjar.metric;

import nightjar.math.Interval;
import nightjar.math.Student;
import nightjar.metric.Difference.Method;
import org.jspecify.annotations.Nullable;

/// How much a comparison on the same rows can rest on, and what of it may therefore be said.
///
/// @param smallest rows of the smallest group that is drawn: of the rarer class where each has its own, else all
/// @param differing rows of that group in which the two models do not do the same
/// @param degrees of freedom of the standard error
public record EnoughRows(long smallest, long differing, double degrees) {

    /// With fewer rows, no spread at all is an accident of few rows and no certainty.
    static final int SPREAD = Student.MANY + 1;

    /// The fewest rows on which chance can be ruled out at this level, were every one of them for the same model: by the sign test (J. Arbuthnott,
    /// 1710; W. J. Conover, "Practical Nonparametric Statistics", 1999, 3.4) their probability is two to the power of one less than their number.
    /// 6 at 95 %, 8 at 99 %.
    public static int fewest(double level) {
        return 1 + (int) Math.ceil(-Math.log(1 - level) / Math.log(2) - 1e-9);
    }

    /// What of a difference holds: no interval where rows are too few to have one; a wider one where the error is estimated from few rows; one
    /// that has room for no difference where too few rows differ.
    Difference allows(Difference found) {
        int fewest = fewest(found.level());
        boolean still = found.standardError() == 0 && smallest < SPREAD;
        if (smallest < fewest || still || found.interval() == null) {
            return with(found, null);
        }
        Interval interval =
                found.method() == Method.DELONG && degrees < Student.MANY
                        ? Interval.of(found.gain(), found.standardError(), degrees, found.level())
                                .orElse(null)
                        : found.interval();
        return with(found, interval == null || differing >= fewest ? interval : around0(interval));
    }

    private static Interval around0(Interval interval) {
        return new Interval(
                Math.min(0, interval.low()), Math.max(0, interval.high()), interval.level());
    }

    private static Difference with(Difference found, @Nullable Interval interval) {
        return new Difference(
                found.rows(),
                found.first(),
                found.second(),
                found.gain(),
                interval == null ? Double.NaN : found.standardError(),
                interval,
                found.level(),
                found.method(),
                found.seed());
    }
}
