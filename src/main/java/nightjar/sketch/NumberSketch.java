package nightjar.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The numbers (or dates in milliseconds) of a column: moments, quantiles in all and per class, and how they vary with the label.
public final class NumberSketch {

    /// Size of the sketch of all numbers, where nobody asks for another.
    public static final int K = 400;

    /// Size of the sketch of each class.
    public static final int CLASS_K = 200;

    private final Moments moments;
    private final QuantileSketch all;
    private final List<QuantileSketch> byClass;
    private final CoMoments withLabel;

    /// @param k size of the sketch of all numbers; 0: no quantiles
    /// @param seed different for each batch
    public NumberSketch(int k, long seed) {
        this(new Moments(), new QuantileSketch(k, seed), new ArrayList<>(), new CoMoments());
    }

    private NumberSketch(
            Moments moments,
            QuantileSketch all,
            List<QuantileSketch> byClass,
            CoMoments withLabel) {
        this.moments = moments;
        this.all = all;
        this.byClass = byClass;
        this.withLabel = withLabel;
    }

    public Moments moments() {
        return moments;
    }

    public QuantileSketch all() {
        return all;
    }

    public CoMoments withLabel() {
        return withLabel;
    }

    /// The sketch of the rows with the class at `position`.
    public QuantileSketch ofClass(int position) {
        while (position >= byClass.size()) {
            byClass.add(new QuantileSketch(CLASS_K, byClass.size()));
        }
        return byClass.get(position);
    }

    /// Adds the distinct values with their counts; NaN is left out.
    public void add(double[] values, Counts counts, long seed) {
        moments.add(values, counts.perValue());
        for (int position = byClass.size(); position < counts.classes(); position++) {
            byClass.add(new QuantileSketch(CLASS_K, seed + position));
        }
        for (int code = 0; code < values.length; code++) {
            if (!Double.isNaN(values[code])) {
                all.add(values[code], counts.rows(code));
                for (int position = 0; position < counts.classes(); position++) {
                    ofClass(position).add(values[code], counts.rows(code, position));
                }
            }
        }
    }

    /// Adds each number once; NaN is left out.
    public void add(double[] values) {
        long[] once = new long[values.length];
        Arrays.fill(once, 1);
        moments.add(values, once);
        for (double value : values) {
            if (!Double.isNaN(value)) {
                all.add(value, 1);
            }
        }
    }

    /// The smallest number whose share of numbers at or below it is at least `share`, 0 to 1, as far as the sketch can tell; 0 without any.
    public double quantile(double share) {
        return all.count() == 0 ? 0 : all.distribution().quantile(share);
    }

    public double median() {
        return quantile(0.5);
    }

    public void merge(NumberSketch other, int[] classes) {
        moments.merge(other.moments);
        all.merge(other.all);
        withLabel.merge(other.withLabel);
        for (int i = 0; i < other.byClass.size(); i++) {
            ofClass(classes[i]).merge(other.byClass.get(i));
        }
    }

    public void forgetClasses() {
        byClass.clear();
    }

    public void write(DataOutput out) throws IOException {
        moments.write(out);
        all.write(out);
        withLabel.write(out);
        out.writeInt(byClass.size());
        for (QuantileSketch sketch : byClass) {
            sketch.write(out);
        }
    }

    public static NumberSketch read(DataInput in) throws IOException {
        Moments moments = Moments.read(in);
        QuantileSketch all = QuantileSketch.read(in);
        CoMoments withLabel = CoMoments.read(in);
        int classes = in.readInt();
        List<QuantileSketch> byClass = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            byClass.add(QuantileSketch.read(in));
        }
        return new NumberSketch(moments, all, byClass, withLabel);
    }
}
