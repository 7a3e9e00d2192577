package nightjar.cell;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// How many cells are dates in each of the patterns of a [nightjar.reading.CellReader], and the first and last date read so.
public final class DateForms {

    private long[] rows = {};
    private long[] first = {};
    private long[] last = {};

    /// Adds a cell; a date that was not text in the source counts under pattern 0.
    public void add(Cell cell, long count, List<DateText> patterns) {
        if (cell.kind() == Kind.DATE && cell.datePatterns() == 0) {
            add(0, count, (long) cell.number(), (long) cell.number());
        }
        for (int bits = cell.datePatterns(); bits != 0; bits &= bits - 1) {
            int pattern = Integer.numberOfTrailingZeros(bits);
            long millis = patterns.get(pattern).parse(cell.text());
            add(pattern, count, millis, millis);
        }
    }

    public void merge(DateForms other) {
        for (int pattern = 0; pattern < other.rows.length; pattern++) {
            if (other.rows[pattern] > 0) {
                add(pattern, other.rows[pattern], other.first[pattern], other.last[pattern]);
            }
        }
    }

    private void add(int pattern, long count, long from, long to) {
        if (pattern >= rows.length) {
            int before = rows.length;
            rows = Arrays.copyOf(rows, pattern + 1);
            first = Arrays.copyOf(first, pattern + 1);
            last = Arrays.copyOf(last, pattern + 1);
            Arrays.fill(first, before, pattern + 1, Long.MAX_VALUE);
            Arrays.fill(last, before, pattern + 1, Long.MIN_VALUE);
        }
        rows[pattern] += count;
        first[pattern] = Math.min(first[pattern], from);
        last[pattern] = Math.max(last[pattern], to);
    }

    /// The pattern that fits the most cells, the earlier one of two; -1 without dates.
    public int best() {
        int best = -1;
        for (int pattern = 0; pattern < rows.length; pattern++) {
            if (rows[pattern] > (best < 0 ? 0 : rows[best])) {
                best = pattern;
            }
        }
        return best;
    }

    /// Another pattern fits as many cells as the best.
    public boolean ambiguous() {
        int best = best();
        return best >= 0 && Arrays.stream(rows).filter(count -> count == rows[best]).count() > 1;
    }

    public long rows(int pattern) {
        return rows[pattern];
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    public long first(int pattern) {
        return first[pattern];
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    public long last(int pattern) {
        return last[pattern];
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(rows.length);
        for (int pattern = 0; pattern < rows.length; pattern++) {
            out.writeLong(rows[pattern]);
            out.writeLong(first[pattern]);
            out.writeLong(last[pattern]);
        }
    }

    public static DateForms read(DataInput in) throws IOException {
        DateForms read = new DateForms();
        int patterns = in.readInt();
        for (int pattern = 0; pattern < patterns; pattern++) {
            long count = in.readLong();
            read.add(pattern, count, in.readLong(), in.readLong());
        }
        return read;
    }
}
