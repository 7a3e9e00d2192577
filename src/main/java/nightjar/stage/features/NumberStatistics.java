package nightjar.stage.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import nightjar.sketch.Moments;
import nightjar.sketch.QuantileSketch;

/// What a plan needs to know of a number in the training rows: moments, those of its signed logarithm, quantiles, missing cells.
/// Quantiles are exact up to a few thousand rows; beyond, their rank is off by at most about 0.15 % of the rows, in 99 of 100 cases.
final class NumberStatistics {

    private static final int ITEMS = 2_000;

    private final Moments moments;
    private final Moments logMoments;
    private final QuantileSketch sketch;
    private long missing;

    /// @param seed of the sketch; a batch's first record number
    NumberStatistics(long seed) {
        this(new Moments(), new Moments(), new QuantileSketch(ITEMS, seed), 0);
    }

    private NumberStatistics(
            Moments moments, Moments logMoments, QuantileSketch sketch, long missing) {
        this.moments = moments;
        this.logMoments = logMoments;
        this.sketch = sketch;
        this.missing = missing;
    }

    /// Adds the cells of training rows; NaN is missing.
    void add(double[] cells) {
        long[] once = new long[cells.length];
        Arrays.fill(once, 1);
        moments.add(cells, once);
        double[] logarithms = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            logarithms[i] = Encoder.signedLog(cells[i]);
            if (Double.isNaN(cells[i])) {
                missing++;
            } else {
                sketch.add(cells[i], 1);
            }
        }
        logMoments.add(logarithms, once);
    }

    void merge(NumberStatistics other) {
        moments.merge(other.moments);
        logMoments.merge(other.logMoments);
        sketch.merge(other.sketch);
        missing += other.missing;
    }

    long missing() {
        return missing;
    }

    long present() {
        return moments.count();
    }

    boolean isConstant() {
        return moments.count() == 0 || (missing == 0 && moments.min() == moments.max());
    }

    Moments moments() {
        return moments;
    }

    Moments logMoments() {
        return logMoments;
    }

    /// The number below which this share of the training rows lies; 0 without any.
    double quantile(double share) {
        return moments.count() == 0 ? 0 : sketch.distribution().quantile(share);
    }

    /// The middle number, or the mean of the two in the middle as far as they are known; 0 without any.
    double median() {
        return quantile(0.5);
    }

    void write(DataOutput out) throws IOException {
        moments.write(out);
        logMoments.write(out);
        sketch.write(out);
        out.writeLong(missing);
    }

    static NumberStatistics read(DataInput in) throws IOException {
        return new NumberStatistics(
                Moments.read(in), Moments.read(in), QuantileSketch.read(in), in.readLong());
    }
}
