package nightjar.table;

import java.util.Arrays;
import java.util.List;

/// The cells of one column of a batch. Immutable once built; a missing cell is a value of the column.
public sealed interface Column permits NumberColumn, TextColumn, DateColumn {

    /// Number of cells.
    int size();

    boolean isMissing(int row);

    /// The cells at `rows`, in that order.
    Column select(int[] rows);

    /// The cell as text, the empty string where it is missing; numbers in the shortest form that reads back the same.
    String text(int row);

    /// A column of this type in which every cell is missing.
    static Column missing(ColumnType type, int rows) {
        return switch (type) {
            case NUMBER -> {
                double[] values = new double[rows];
                Arrays.fill(values, Double.NaN);
                yield new NumberColumn(values);
            }
            case DATE -> {
                long[] values = new long[rows];
                Arrays.fill(values, DateColumn.MISSING);
                yield new DateColumn(values);
            }
            case CATEGORY, TEXT -> {
                int[] codes = new int[rows];
                Arrays.fill(codes, TextColumn.MISSING);
                yield new TextColumn(codes, List.of());
            }
        };
    }
}
