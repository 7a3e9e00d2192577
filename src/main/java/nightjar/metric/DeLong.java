package nightjar.metric;

import nightjar.metric.Difference.Method;

/// The paired test for two areas under the curve on the same rows: E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, "Comparing the areas
/// under two or more correlated receiver operating characteristic curves", Biometrics 44 (1988) 837-845, from ranks as in X. Sun, W. Xu,
/// "Fast implementation of DeLong's algorithm", IEEE Signal Processing Letters 21 (2014) 1389-1393: n log n for n rows.
public final class DeLong {

    private DeLong() {}

    /// How much greater the first area is. No interval with fewer than two positive or two negative rows.
    ///
    /// @param labels 0 or 1
    /// @param first finite scores of one model
    /// @param second finite scores of the other
    /// @param level of the interval, between 0 and 1
    public static Difference compare(
            double[] labels, double[] first, double[] second, double level) {
        Ranking one = Ranking.of(labels, 1, first, 0, 1);
        Ranking other = Ranking.of(labels, 1, second, 0, 1);
        double gain = one.auc() - other.auc();
        return Difference.normal(
                labels.length,
                one.auc(),
                other.auc(),
                gain,
                standardError(
                        labels,
                        one.placements(labels, 1, first),
                        other.placements(labels, 1, second)),
                level,
                Method.DELONG);
    }

    /// The two classes are drawn independently, so their variances add up.
    private static double standardError(double[] labels, double[] first, double[] second) {
        Mean positives = new Mean();
        Mean negatives = new Mean();
        for (int row = 0; row < labels.length; row++) {
            (labels[row] == 1 ? positives : negatives).add(first[row] - second[row]);
        }
        return Math.hypot(positives.standardError(), negatives.standardError());
    }
}
