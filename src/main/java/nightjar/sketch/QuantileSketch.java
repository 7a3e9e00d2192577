package nightjar.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import nightjar.math.SeededRandom;

/// Quantiles of numbers in bounded memory: the compactor sketch of Karnin, Lang and Liberty, "Optimal Quantile Approximation in
/// Streams" (2016). An item of level h stands for 2^h numbers; a full level is sorted and every other item promoted. Which half survives
/// is a coin drawn from a state kept in the sketch, so that the same input gives the same sketch, also after `read(write(sketch))`.
/// (DataSketches' own KLL draws from an unseeded static generator.)
public final class QuantileSketch {

    private static final int SMALLEST_LEVEL = 8;
    private static final double SHRINK = 2.0 / 3;

    private final int k;
    private double[][] levels = {new double[16]};
    private int[] sizes = {0};
    private long count;
    private long coin;
    private int retained;
    private int limit;

    /// @param k items of a high level: memory is about 3k doubles, see [#rankError(int)] for the error; 0: none are kept
    /// @param seed of the coin; batches need different ones, else their errors add up
    public QuantileSketch(int k, long seed) {
        this.k = k;
        this.coin = seed;
        this.limit = k;
    }

    /// The rank error that one quantile stays below in 99 of 100 sketches, as a share of all values: 2.296 / k^0.9723, the constant
    /// fitted by DataSketches for the same algorithm. 0.0068 for k = 400.
    public static double rankError(int k) {
        return 2.296 / Math.pow(k, 0.9723);
    }

    int k() {
        return k;
    }

    long count() {
        return count;
    }

    /// Adds `value`, no NaN, `weight` times.
    public void add(double value, long weight) {
        if (k == 0) {
            return;
        }
        for (int level = 0; weight >> level != 0; level++) {
            if ((weight >> level & 1) == 1) {
                push(level, value);
            }
        }
        count += weight;
        if (retained > limit) {
            compress();
        }
    }

    public void merge(QuantileSketch other) {
        if (other.count == 0) {
            return;
        }
        for (int level = 0; level < other.levels.length; level++) {
            for (int i = 0; i < other.sizes[level]; i++) {
                push(level, other.levels[level][i]);
            }
        }
        count += other.count;
        coin = SeededRandom.after(coin + 31 * other.coin);
        compress();
    }

    public Distribution distribution() {
        double[] values = new double[retained];
        long[] weights = new long[retained];
        int at = 0;
        for (int level = 0; level < levels.length; level++) {
            System.arraycopy(levels[level], 0, values, at, sizes[level]);
            Arrays.fill(weights, at, at + sizes[level], 1L << level);
            at += sizes[level];
        }
        return Distribution.of(values, weights, count == retained);
    }

    private void push(int level, double value) {
        while (level >= levels.length) {
            levels = Arrays.copyOf(levels, levels.length + 1);
            sizes = Arrays.copyOf(sizes, sizes.length + 1);
            levels[levels.length - 1] = new double[SMALLEST_LEVEL];
        }
        if (sizes[level] == levels[level].length) {
            levels[level] = Arrays.copyOf(levels[level], 2 * sizes[level]);
        }
        levels[level][sizes[level]++] = value;
        retained++;
    }

    private void compress() {
        limit = limit();
        while (retained > limit) {
            int level = 0;
            while (sizes[level] <= capacity(level)) {
                level++;
            }
            compact(level);
            limit = limit();
        }
    }

    private int limit() {
        int sum = 0;
        for (int level = 0; level < levels.length; level++) {
            sum += capacity(level);
        }
        return sum;
    }

    /// Levels shrink by a third downwards from the highest one that the count calls for. Heavy values may fill levels above it.
    private int capacity(int level) {
        int top = 63 - Long.numberOfLeadingZeros(Math.max(1, count / k));
        int depth = Math.max(0, top - level);
        return Math.max(SMALLEST_LEVEL, (int) Math.ceil(k * Math.pow(SHRINK, depth)));
    }

    private void compact(int level) {
        double[] items = levels[level];
        int size = sizes[level];
        Arrays.sort(items, 0, size);
        int odd = size & 1;
        coin = SeededRandom.after(coin);
        int first = odd + (int) (coin >>> 63);
        for (int i = first; i < size; i += 2) {
            push(level + 1, items[i]);
        }
        // Of an odd number the smallest stays, whatever the coin says: no weight is lost.
        sizes[level] = odd;
        retained -= size - odd;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(k);
        out.writeLong(count);
        out.writeLong(coin);
        out.writeInt(limit);
        out.writeInt(levels.length);
        for (int level = 0; level < levels.length; level++) {
            out.writeInt(sizes[level]);
            for (int i = 0; i < sizes[level]; i++) {
                out.writeDouble(levels[level][i]);
            }
        }
    }

    public static QuantileSketch read(DataInput in) throws IOException {
        QuantileSketch sketch = new QuantileSketch(in.readInt(), 0);
        long count = in.readLong();
        long coin = in.readLong();
        int limit = in.readInt();
        int levels = in.readInt();
        for (int level = 0; level < levels; level++) {
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                sketch.push(level, in.readDouble());
            }
        }
        sketch.count = count;
        sketch.coin = coin;
        sketch.limit = limit;
        return sketch;
    }
}
