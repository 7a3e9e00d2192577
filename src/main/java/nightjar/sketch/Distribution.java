package nightjar.sketch;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How often numbers occur: ascending values with cumulative weights, exact or as a sketch tells it.
public final class Distribution {

    private final double[] values;
    private final long[] cumulative;
    private final boolean exact;

    private Distribution(double[] values, long[] cumulative, boolean exact) {
        this.values = values;
        this.cumulative = cumulative;
        this.exact = exact;
    }

    /// @param values in any order, none NaN
    /// @param weights of the values; those of weight 0 are left out
    public static Distribution of(double[] values, long[] weights, boolean exact) {
        int[] order =
                IntStream.range(0, values.length)
                        .filter(i -> weights[i] > 0)
                        .boxed()
                        .sorted((a, b) -> Double.compare(values[a], values[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] sorted = new double[order.length];
        long[] cumulative = new long[order.length];
        long sum = 0;
        for (int i = 0; i < order.length; i++) {
            sum += weights[order[i]];
            sorted[i] = values[order[i]];
            cumulative[i] = sum;
        }
        return new Distribution(sorted, cumulative, exact);
    }

    public boolean exact() {
        return exact;
    }

    public long total() {
        return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
    }

    /// The smallest value whose share of values at or below it is at least `share`; undefined without values.
    public double quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total()));
        int at = Arrays.binarySearch(cumulative, rank);
        return values[at >= 0 ? at : -at - 1];
    }

    /// The weight of values at or below `value`.
    public long atOrBelow(double value) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : cumulative[low - 1];
    }

    /// The probability that a value of `this` exceeds one of `other`, ties counted half, 0 to 1: the area under the ROC curve.
    public double above(Distribution other) {
        double pairs = 0;
        long before = 0;
        for (int i = 0; i < values.length; i++) {
            double weight = cumulative[i] - before;
            before = cumulative[i];
            long below = other.atOrBelow(Math.nextDown(values[i]));
            pairs += weight * (below + 0.5 * (other.atOrBelow(values[i]) - below));
        }
        return pairs / total() / other.total();
    }
}
