package nightjar.table;

/// The cells of one column of a batch. Immutable once built; a missing cell is a value of the column.
public sealed interface Column permits NumberColumn, TextColumn, DateColumn {

    /// Number of cells.
    int size();

    boolean isMissing(int row);

    /// The cells at `rows`, in that order.
    Column select(int[] rows);

    /// The cell as text, the empty string where it is missing; numbers in the shortest form that reads back the same.
    String text(int row);
}
