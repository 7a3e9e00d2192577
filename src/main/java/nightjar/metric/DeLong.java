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
        return new Pair(labels, first, second).difference(level);
    }

    /// The same as far as the rows allow.
    static Difference held(double[] labels, double[] first, double[] second, double level) {
        Pair pair = new Pair(labels, first, second);
        return pair.evidence().allows(pair.difference(level));
    }

    /// Two rankings of the same rows.
    private static final class Pair {

        private final double one;
        private final double other;

        /// By how much surer the first model ranks the rows of each label.
        private final Mean[] gains = {new Mean(), new Mean()};

        private final long[] rows = new long[2];
        private final long[] differing = new long[2];

        Pair(double[] labels, double[] first, double[] second) {
            Ranking ranking = Ranking.of(labels, 1, first, 0, 1);
            one = ranking.auc();
            double[] placements = ranking.placements(labels, 1, first);
            Ranking others = Ranking.of(labels, 1, second, 0, 1);
            other = others.auc();
            double[] otherPlacements = others.placements(labels, 1, second);
            for (int row = 0; row < labels.length; row++) {
                int label = (int) labels[row];
                double gain = placements[row] - otherPlacements[row];
                gains[label].add(gain);
                rows[label]++;
                differing[label] += gain == 0 ? 0 : 1;
            }
        }

        /// The two classes are drawn independently, so their variances add up.
        Difference difference(double level) {
            return Difference.normal(
                    rows[0] + rows[1],
                    one,
                    other,
                    one - other,
                    Math.hypot(gains[1].standardError(), gains[0].standardError()),
                    level,
                    Method.DELONG);
        }

        EnoughRows evidence() {
            return new EnoughRows(
                    Math.min(rows[0], rows[1]),
                    Math.min(differing[0], differing[1]),
                    gains[0].welch().plus(gains[1].welch()).degrees());
        }
    }
}
