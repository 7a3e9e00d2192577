package nightjar.expression;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;

/// What an expression over one column has given for the cells it has met, over all batches: most columns of numbers and categories have few
/// values. Safe for use by several threads.
final class KnownCells {

    /// Cells kept at most; in a column with more of them the others are worked out in every batch.
    private static final int CAPACITY = 4096;

    private static final Object MISSING = new Object();

    private final Map<Object, Double> values = new ConcurrentHashMap<>();

    /// What `function` gives for `row` of `column`, which must depend on nothing but that cell.
    double value(Column column, int row, IntToDoubleFunction function) {
        Object cell = cell(column, row);
        Double known = values.get(cell);
        if (known != null) {
            return known;
        }
        double value = function.applyAsDouble(row);
        if (values.size() < CAPACITY) {
            values.put(cell, value);
        }
        return value;
    }

    private static Object cell(Column column, int row) {
        if (column.isMissing(row)) {
            return MISSING;
        }
        return switch (column) {
            case NumberColumn numbers -> Bits.of(numbers.get(row));
            case TextColumn text -> text.text(row);
            case DateColumn dates -> dates.get(row);
        };
    }

    /// A number as a key. The hash of a `Double` is the same for many whole numbers once a table has cut it down.
    private record Bits(long bits) {

        /// Multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
        private static final long GOLDEN = 0x9e3779b97f4a7c15L;

        static Bits of(double number) {
            return new Bits(Double.doubleToRawLongBits(number));
        }

        @Override
        public int hashCode() {
            return (int) (bits * GOLDEN >>> 32);
        }
    }
}
