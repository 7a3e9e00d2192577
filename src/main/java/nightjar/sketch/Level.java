package nightjar.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How often one value of a column occurs, in all and with each class of the label, and what its rows' numeric labels add up to.
public final class Level {

    public long count;

    /// Per class in the order of [nightjar.stage.explore.Classes]; shorter where the last ones do not occur.
    public long[] byClass = {};

    /// Rows with a numeric label, and the sum of those labels.
    public long labels;

    public double labelSum;

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

    public long ofClass(int position) {
        return position < byClass.length ? byClass[position] : 0;
    }

    public void forgetClasses() {
        byClass = new long[0];
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
        level.byClass = new long[in.readByte()];
        for (int i = 0; i < level.byClass.length; i++) {
            level.byClass[i] = in.readLong();
        }
        return level;
    }
}
