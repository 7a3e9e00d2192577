package nightjar.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.cell.Kind;
import nightjar.project.ColumnSpec;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;

/// Brings raw cells to the types the project file declares; what cannot be read as its type is missing. For expressions over raw batches.
public final class TypedCells {

    private final Map<String, CellReader> readers = new LinkedHashMap<>();

    /// @param columns the declared columns; in those the batch lacks every cell is missing
    public TypedCells(Map<String, ColumnSpec> columns, TextRules rules) {
        columns.forEach(
                (name, column) -> readers.put(name, CellReader.of(rules.column(name), column)));
    }

    /// The declared columns of the batch, in the order of the project file.
    public RecordBatch of(RecordBatch raw) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        readers.forEach(
                (name, reader) -> {
                    ColumnType type = reader.declared();
                    if (type != null) {
                        fields.add(new Field(name, type));
                        columns.add(
                                raw.schema().contains(name)
                                        ? typed(raw.column(name), reader, type)
                                        : Column.missing(type, raw.rows()));
                    }
                });
        return raw.with(new Schema(fields), columns);
    }

    private static Column typed(Column column, CellReader reader, ColumnType type) {
        ColumnCells cells = ColumnCells.of(column, reader);
        return switch (type) {
            case NUMBER -> new NumberColumn(cells.numbers());
            case DATE -> new DateColumn(dates(cells));
            case CATEGORY, TEXT ->
                    new TextColumn(
                            cells.codes(), cells.cells().stream().map(ColumnCells::key).toList());
        };
    }

    private static long[] dates(ColumnCells cells) {
        long[] dates = new long[cells.codes().length];
        for (int row = 0; row < dates.length; row++) {
            int code = cells.codes()[row];
            boolean date =
                    code != ColumnCells.MISSING && cells.cells().get(code).kind() == Kind.DATE;
            dates[row] = date ? (long) cells.cells().get(code).number() : DateColumn.MISSING;
        }
        return dates;
    }
}
