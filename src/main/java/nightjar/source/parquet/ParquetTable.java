package nightjar.source.parquet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.pass.BatchReader;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.Schema;

/// Parquet files of the same columns, one behind the other, as one table.
///
/// @param columns per field of the schema where it stands in the files
/// @param numbers where the files hold record and line numbers; empty: the row number, from 1, is both
record ParquetTable(
        List<Part> parts,
        Schema schema,
        List<Selected> columns,
        List<Selected> numbers,
        int batchRows) {

    /// One file of the table.
    ///
    /// @param firstRow number of its first row in the table, from 0
    record Part(Path file, long firstRow, long rows) {

        long end() {
            return firstRow + rows;
        }
    }

    /// A column of the files.
    ///
    /// @param position in the files, from 0
    /// @param as what its cells are given as
    record Selected(int position, ParquetKind kind, ColumnType as) {

        static Selected of(int position, ParquetKind kind) {
            return new Selected(position, kind, kind.type());
        }
    }

    ParquetTable {
        parts = List.copyOf(parts);
        columns = List.copyOf(columns);
        numbers = List.copyOf(numbers);
        if (batchRows < 1) {
            throw new IllegalArgumentException("Batches of " + batchRows + " rows");
        }
    }

    /// The same rows with the columns called `names`, in that order; the others are not read.
    ParquetTable only(List<String> names) {
        List<Field> fields = new ArrayList<>();
        List<Selected> selected = new ArrayList<>();
        for (String name : names) {
            int position =
                    schema.indexOf(name)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "No column '%s' in %s"
                                                            .formatted(name, schema.names())));
            fields.add(schema.fields().get(position));
            selected.add(columns.get(position));
        }
        return new ParquetTable(parts, new Schema(fields), selected, numbers, batchRows);
    }

    /// The same rows, with cells that suit these types.
    ParquetTable as(Map<String, ColumnType> types) {
        List<Field> fields = new ArrayList<>();
        List<Selected> selected = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = schema.fields().get(i).name();
            Selected column = columns.get(i);
            ColumnType wanted = types.get(name);
            ColumnType as = wanted == null ? column.as() : column.kind().readAs(wanted);
            fields.add(new Field(name, as));
            selected.add(new Selected(column.position(), column.kind(), as));
        }
        return new ParquetTable(parts, new Schema(fields), selected, numbers, batchRows);
    }

    /// Number of rows of all files.
    long rows() {
        return parts.isEmpty() ? 0 : parts.getLast().end();
    }

    /// Whether the files hold record and line numbers.
    boolean numbered() {
        return !numbers.isEmpty();
    }

    /// All columns that are read: those of the schema, then the numbers.
    List<Selected> read() {
        return Stream.concat(columns.stream(), numbers.stream()).toList();
    }

    BatchReader open(long row) {
        return new ParquetReader(this, row);
    }
}
