package nightjar.cell;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Lengths in characters (code points) of the cells that are no numbers.
public final class Lengths {

    private long count;
    private long sum;
    private int min = Integer.MAX_VALUE;
    private int max;

    public void add(String text, long rows) {
        int length = text.codePointCount(0, text.length());
        count += rows;
        sum += rows * length;
        min = Math.min(min, length);
        max = Math.max(max, length);
    }

    public void merge(Lengths other) {
        count += other.count;
        sum += other.sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    public long count() {
        return count;
    }

    public int min() {
        return min;
    }

    public int max() {
        return max;
    }

    public double mean() {
        return (double) sum / count;
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeLong(sum);
        out.writeInt(min);
        out.writeInt(max);
    }

    public static Lengths read(DataInput in) throws IOException {
        Lengths lengths = new Lengths();
        lengths.count = in.readLong();
        lengths.sum = in.readLong();
        lengths.min = in.readInt();
        lengths.max = in.readInt();
        return lengths;
    }
}
