package nightjar.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// How often one value of a column occurs, in all and with each class of the label, and what its rows' numeric labels add up to.
public final class Level {

    /// For parts whose classes are in the same order; there are at most [nightjar.stage.explore.Classes#MOST].
    public static final int[] SAME = IntStream.range(0, Byte.MAX_VALUE).toArray();

    /// Shared: there may be a hundred thousand levels without classes.
    private static final long[] NONE = {};

    long count;

    /// Per class in the order of [nightjar.stage.explore.Classes]; shorter where the last ones do not occur.
    long[] byClass = NONE;

    /// Rows with a numeric label, and the sum of those labels.
    long labels;

    double labelSum;

    public long count() {
        return count;
    }

    /// Rows with a numeric label.
    public long labels() {
        return labels;
    }

    public double labelSum() {
        return labelSum;
    }

    public void merge(Level other, int[] classes) {
        count += other.count;
        labels += other.labels;
        labelSum += other.labelSum;
        for (int i = 0; i < other.byClass.length; i++) {
            if (other.byClass[i] > 0) {
                addClass(classes[i], other.byClass[i]);
            }
        }
    }

    void addClass(int position, long rows) {
        if (position >= byClass.length) {
            byClass = Arrays.copyOf(byClass, position + 1);
        }
        byClass[position] += rows;
    }

    /// Rows whose label is known, as a class or a number.
    public long labelled() {
        return byClass.length == 0 ? labels : LongStream.of(byClass).sum();
    }

    /// The sum of the labels of one output: of one alone, of the numbers; of several, the rows of the class at `output`.
    public double label(int output, int outputs) {
        return outputs == 1 ? labelSum : ofClass(output);
    }

    public long ofClass(int position) {
        return position < byClass.length ? byClass[position] : 0;
    }

    public void forgetClasses() {
        byClass = NONE;
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeLong(labels);
        out.writeDouble(labelSum);
        out.writeByte(byClass.length);
        for (long rows : byClass) {
            out.writeLong(rows);
        }
    }

    public static Level read(DataInput in) throws IOException {
        Level level = new Level();
        level.count = in.readLong();
        level.labels = in.readLong();
        level.labelSum = in.readDouble();
        int classes = in.readByte();
        level.byClass = classes == 0 ? NONE : new long[classes];
        for (int i = 0; i < level.byClass.length; i++) {
            level.byClass[i] = in.readLong();
        }
        return level;
    }
}
