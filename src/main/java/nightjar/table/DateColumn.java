package nightjar.table;

import java.time.Instant;

/// Points in time in milliseconds since 1970-01-01T00:00Z; [#MISSING] is missing. The array is shared, not copied.
public final class DateColumn implements Column {

    /// The value of a missing cell.
    public static final long MISSING = Long.MIN_VALUE;

    private final long[] millis;

    public DateColumn(long[] millis) {
        this.millis = millis;
    }

    @Override
    public int size() {
        return millis.length;
    }

    /// Milliseconds since 1970-01-01T00:00Z, or [#MISSING].
    public long get(int row) {
        return millis[row];
    }

    @Override
    public boolean isMissing(int row) {
        return millis[row] == MISSING;
    }

    @Override
    public DateColumn select(int[] rows) {
        long[] selected = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = millis[rows[i]];
        }
        return new DateColumn(selected);
    }

    @Override
    public String text(int row) {
        return isMissing(row) ? "" : Instant.ofEpochMilli(millis[row]).toString();
    }
}
