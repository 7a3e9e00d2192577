package nightjar.math;

/// Student's t distribution: how far an estimate may lie off where its error is itself estimated from few rows.
public final class Student {

    /// Degrees of freedom from which on the normal distribution is taken: it is 4 % narrower there, and less and less beyond.
    public static final int MANY = 29;

    private Student() {}

    /// How many standard errors an interval of this level reaches to either side.
    ///
    /// @param degrees of freedom, at least 1; a fraction counts as the whole number below, which is wider
    public static double reach(double level, double degrees) {
        if (degrees >= MANY) {
            return Normal.reach(level);
        }
        int whole = (int) degrees;
        double low = 0;
        double high = Math.PI / 2;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return Math.sqrt(whole) * Math.tan(middle);
            }
            if (within(middle, whole) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /// The probability of a t between `-tan(angle) * sqrt(degrees)` and as far above 0: M. Abramowitz, I. A. Stegun, "Handbook of Mathematical
    /// Functions", 1964, 26.7.3 and 26.7.4.
    private static double within(double angle, int degrees) {
        double cosine = Math.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = 0;
        for (int power = odd ? 1 : 0; power <= degrees - 2; power += 2) {
            sum += term;
            term *= (power + 1.0) / (power + 2.0) * cosine * cosine;
        }
        double share = Math.sin(angle) * sum;
        return odd ? 2 / Math.PI * (angle + share) : share;
    }
}
