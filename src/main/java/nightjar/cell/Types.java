package nightjar.cell;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How many cells are of which [Kind], how many numbers are whole, and the most decimal places of a number.
public final class Types {

    private final long[] rows = new long[Kind.values().length];
    private long whole;
    private int decimals;

    public void add(Cell cell, long count) {
        rows[cell.kind().ordinal()] += count;
        if (cell.kind() == Kind.NUMBER) {
            whole += cell.number() == Math.rint(cell.number()) ? count : 0;
            decimals = Math.max(decimals, cell.decimals());
        }
    }

    public void merge(Types other) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] += other.rows[i];
        }
        whole += other.whole;
        decimals = Math.max(decimals, other.decimals);
    }

    public long rows(Kind kind) {
        return rows[kind.ordinal()];
    }

    /// Cells that are not missing.
    public long present() {
        long sum = 0;
        for (long count : rows) {
            sum += count;
        }
        return sum;
    }

    public long whole() {
        return whole;
    }

    public int decimals() {
        return decimals;
    }

    public void write(DataOutput out) throws IOException {
        for (long count : rows) {
            out.writeLong(count);
        }
        out.writeLong(whole);
        out.writeInt(decimals);
    }

    public static Types read(DataInput in) throws IOException {
        Types types = new Types();
        for (int i = 0; i < types.rows.length; i++) {
            types.rows[i] = in.readLong();
        }
        types.whole = in.readLong();
        types.decimals = in.readInt();
        return types;
    }
}
