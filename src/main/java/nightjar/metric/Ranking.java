package nightjar.metric;

import java.util.Arrays;
import java.util.Optional;
import nightjar.math.Interval;

/// Scores of positive and of negative rows, each sorted: what all metrics by rank are read from, in one walk. Building it costs one
/// sort of n primitive numbers. Equal scores count as half above, half below (mid-ranks).
final class Ranking {

    private final double[] positives;
    private final double[] negatives;

    private Ranking(double[] positives, double[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    /// @param positive the label that counts as positive; every other label is negative
    /// @param scores finite; the score of row r stands at `offset + r * stride`
    static Ranking of(double[] labels, double positive, double[] scores, int offset, int stride) {
        int count = 0;
        for (double label : labels) {
            count += label == positive ? 1 : 0;
        }
        double[] positives = new double[count];
        double[] negatives = new double[labels.length - count];
        int p = 0;
        int n = 0;
        for (int row = 0; row < labels.length; row++) {
            double score = scores[offset + row * stride];
            if (labels[row] == positive) {
                positives[p++] = score;
            } else {
                negatives[n++] = score;
            }
        }
        Arrays.sort(positives);
        Arrays.sort(negatives);
        return new Ranking(positives, negatives);
    }

    /// The probability that a positive row scores above a negative one, ties counting one half: the Mann-Whitney statistic. Counted in
    /// whole numbers, so it does not depend on the order of the rows. NaN without positive or without negative rows.
    double auc() {
        if (positives.length == 0 || negatives.length == 0) {
            return Double.NaN;
        }
        long twice = 0;
        int below = 0;
        int notAbove = 0;
        for (double score : positives) {
            below = skipBelow(negatives, below, score);
            notAbove = skipNotAbove(negatives, notAbove, score);
            twice += (long) below + notAbove;
        }
        return twice / (2.0 * positives.length * negatives.length);
    }

    /// Where [#auc()] would lie on other rows, by its standard error: E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, "Comparing the areas
    /// under two or more correlated receiver operating characteristic curves", Biometrics 44 (1988) 837-845, from ranks as in X. Sun, W. Xu,
    /// "Fast implementation of DeLong's algorithm", IEEE Signal Processing Letters 21 (2014) 1389-1393. Empty with fewer than two positive or
    /// two negative rows.
    ///
    /// Where the classes are fully apart there is no error to go by, which says little when rows are few: then each row of the rarer class is
    /// one trial that came out right, or wrong, and the interval is that of their share.
    Optional<Interval> aucInterval() {
        double auc = auc();
        int rarer = Math.min(positives.length, negatives.length);
        if (rarer >= 2 && (auc == 0 || auc == 1)) {
            return Interval.wilson(auc == 1 ? rarer : 0, rarer);
        }
        Mean.Welch error =
                placements(positives, negatives)
                        .welch()
                        .plus(placements(negatives, positives).welch());
        // Equal scores rank nothing, however many they are.
        return error.square() == 0
                ? Optional.of(new Interval(auc, auc, Interval.LEVEL))
                : Interval.of(auc, Math.sqrt(error.square()), error.degrees(), Interval.LEVEL)
                        .map(one -> one.within(0, 1));
    }

    /// The shares of `others` below each of `own`, ties counting one half.
    private static Mean placements(double[] own, double[] others) {
        Mean placements = new Mean();
        int below = 0;
        int notAbove = 0;
        for (double score : own) {
            below = skipBelow(others, below, score);
            notAbove = skipNotAbove(others, notAbove, score);
            placements.add(((long) below + notAbove) / (2.0 * others.length));
        }
        return placements;
    }

    /// The share of positives in the top tenth of the rows, divided by the share in all rows; 0 to 10. The top tenth are the
    /// ⌈n / 10⌉ rows with the highest score. Where rows of equal score stand on both sides of its edge, the positives among them
    /// count by the share of them that is inside: the expected value over all orders of equal rows. NaN without positive rows.
    double lift() {
        long rows = (long) positives.length + negatives.length;
        if (positives.length == 0) {
            return Double.NaN;
        }
        long top = (rows + 9) / 10;
        return positivesAmong(top) / top / (positives.length / (double) rows);
    }

    private double positivesAmong(long top) {
        double hits = 0;
        long left = top;
        int p = positives.length;
        int n = negatives.length;
        while (left > 0) {
            double score =
                    Math.max(
                            p > 0 ? positives[p - 1] : Double.NEGATIVE_INFINITY,
                            n > 0 ? negatives[n - 1] : Double.NEGATIVE_INFINITY);
            int nextP = dropEqual(positives, p, score);
            int nextN = dropEqual(negatives, n, score);
            int equalPositives = p - nextP;
            long equal = equalPositives + (long) (n - nextN);
            hits += equal <= left ? equalPositives : equalPositives * (left / (double) equal);
            left -= Math.min(left, equal);
            p = nextP;
            n = nextN;
        }
        return hits;
    }

    /// How surely each row is ranked: of a positive row the share of negative rows below it, of a negative row the share of positive rows
    /// above it, ties counting one half. The mean over the rows of either class is the AUC. NaN without rows of the other class.
    ///
    /// @param labels and `scores` as the ranking was made of
    double[] placements(double[] labels, double positive, double[] scores) {
        double[] placements = new double[labels.length];
        for (int row = 0; row < placements.length; row++) {
            boolean own = labels[row] == positive;
            double[] others = own ? negatives : positives;
            double below =
                    (firstFrom(others, scores[row]) + (double) firstAbove(others, scores[row]))
                            / (2.0 * others.length);
            placements[row] = own ? below : 1 - below;
        }
        return placements;
    }

    /// How many of `sorted` are below `score`.
    private static int firstFrom(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// How many of `sorted` are not above `score`.
    private static int firstAbove(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int skipBelow(double[] sorted, int from, double score) {
        int at = from;
        while (at < sorted.length && sorted[at] < score) {
            at++;
        }
        return at;
    }

    private static int skipNotAbove(double[] sorted, int from, double score) {
        int at = from;
        while (at < sorted.length && sorted[at] <= score) {
            at++;
        }
        return at;
    }

    private static int dropEqual(double[] sorted, int end, double score) {
        int at = end;
        while (at > 0 && sorted[at - 1] == score) {
            at--;
        }
        return at;
    }
}
