package nightjar.math;

/// The standard normal distribution.
public final class Normal {

    /// Beyond this the tails are below 1e-15.
    private static final double FAR = 8;

    private Normal() {}

    /// The probability of a number below `z`, by the series of G. Marsaglia, "Evaluating the normal distribution", Journal of
    /// Statistical Software 11 (2004) issue 4; its error is below 1e-14.
    public static double below(double z) {
        if (Math.abs(z) >= FAR) {
            return z < 0 ? 0 : 1;
        }
        double sum = z;
        double term = z;
        for (int i = 3; sum + term != sum; i += 2) {
            term *= z * z / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /// The number below which a share of all numbers lie, by bisection.
    ///
    /// @param share above 0 and below 1
    public static double quantile(double share) {
        double low = -FAR;
        double high = FAR;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (below(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /// How many standard errors an interval of this level reaches to either side.
    public static double reach(double level) {
        return level == Interval.LEVEL ? Interval.Z : quantile((1 + level) / 2);
    }
}
