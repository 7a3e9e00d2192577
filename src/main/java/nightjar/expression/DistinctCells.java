package nightjar.expression;

import java.util.function.IntToDoubleFunction;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;

/// Works out what depends on one column alone once per distinct cell. Evaluating an expression costs a microsecond, finding a cell again some
/// nanoseconds.
final class DistinctCells {

    /// Multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final Column column;

    /// Per slot a row plus 1, of the first row with its cell; 0 is an empty slot.
    private final int[] slots;

    private final int shift;

    DistinctCells(Column column) {
        this.column = column;
        int bits = 64 - Long.numberOfLeadingZeros(2L * column.size() + 1);
        this.slots = new int[1 << bits];
        this.shift = 64 - bits;
    }

    /// Sets `values[row]` for every row, to what `function` gives for a row with the same cell.
    void fill(double[] values, IntToDoubleFunction function) {
        for (int row = 0; row < values.length; row++) {
            int first = first(row);
            values[row] = first == row ? function.applyAsDouble(row) : values[first];
        }
    }

    /// The first row with the same cell as `row`, once all before it have been asked for.
    private int first(int row) {
        long cell = bits(row);
        int slot = (int) (cell * GOLDEN >>> shift);
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (bits(known) == cell) {
                return known;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = row + 1;
        return row;
    }

    /// Different for different cells, and for a missing one.
    private long bits(int row) {
        return switch (column) {
            case NumberColumn numbers -> Double.doubleToRawLongBits(numbers.get(row));
            case TextColumn text -> text.code(row);
            case DateColumn dates -> dates.get(row);
        };
    }
}
