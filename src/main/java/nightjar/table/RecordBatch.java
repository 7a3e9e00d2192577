package nightjar.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A few thousand consecutive records, column-wise: the item that flows through every data pass.
/// Each row knows its record number and its line in the source, whatever was dropped before it.
public final class RecordBatch {

    private final Schema schema;
    private final List<Column> columns;
    private final long[] records;
    private final long[] lines;

    /// @param schema one field per column
    /// @param columns all of `records.length` cells
    /// @param records per row its number in the source, from 1, counting every record, malformed ones too
    /// @param lines per row the line of the source on which it begins, from 1; the record number where a source has no lines
    public RecordBatch(Schema schema, List<Column> columns, long[] records, long[] lines) {
        if (columns.size() != schema.size() || lines.length != records.length) {
            throw new IllegalArgumentException(
                    "%s columns, %s fields, %s records, %s lines"
                            .formatted(
                                    columns.size(), schema.size(), records.length, lines.length));
        }
        for (Column column : columns) {
            if (column.size() != records.length) {
                throw new IllegalArgumentException(
                        "A column of %s cells in a batch of %s rows"
                                .formatted(column.size(), records.length));
            }
        }
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.records = records;
        this.lines = lines;
    }

    public Schema schema() {
        return schema;
    }

    /// Number of rows.
    public int rows() {
        return records.length;
    }

    public List<Column> columns() {
        return columns;
    }

    public Column column(int position) {
        return columns.get(position);
    }

    /// The column called `name`; an [IllegalArgumentException] names the columns there are.
    public Column column(String name) {
        return columns.get(
                schema.indexOf(name)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "No column '" + name + "' in " + schema.names())));
    }

    /// The number of this row's record in the source, from 1.
    public long record(int row) {
        return records[row];
    }

    /// The line of the source on which this row's record begins, from 1.
    public long line(int row) {
        return lines[row];
    }

    public long[] records() {
        return records;
    }

    public long[] lines() {
        return lines;
    }

    /// The rows at `rows`, in that order.
    public RecordBatch select(int[] rows) {
        if (isAll(rows)) {
            return this;
        }
        List<Column> selected = new ArrayList<>(columns.size());
        for (Column column : columns) {
            selected.add(column.select(rows));
        }
        long[] selectedRecords = new long[rows.length];
        long[] selectedLines = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selectedRecords[i] = records[rows[i]];
            selectedLines[i] = lines[rows[i]];
        }
        return new RecordBatch(schema, selected, selectedRecords, selectedLines);
    }

    /// The rows for which `condition` holds, in their order.
    public RecordBatch where(IntPredicate condition) {
        return select(IntStream.range(0, rows()).filter(condition).toArray());
    }

    private boolean isAll(int[] rows) {
        if (rows.length != records.length) {
            return false;
        }
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] != row) {
                return false;
            }
        }
        return true;
    }

    /// The same rows with other columns.
    public RecordBatch with(Schema otherSchema, List<Column> otherColumns) {
        return new RecordBatch(otherSchema, otherColumns, records, lines);
    }
}
