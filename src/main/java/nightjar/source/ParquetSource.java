package nightjar.source;

import dev.hardwood.schema.ColumnSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nightjar.table.Field;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// The rows of a Parquet file. Numbers and decimals become NUMBER, strings, enums and booleans (`true`, `false`) TEXT, dates and timestamps
/// DATE, local times read as UTC and cut to milliseconds. A column with whole numbers beyond ±2^53, which a `double` cannot tell
/// apart, becomes TEXT. Nested columns and other types are left out with a warning. Names are trimmed and made unique.
///
/// A position is a row number; opening there skips the row groups before it. Lines are record numbers.
public final class ParquetSource implements RowSource {

    private final ParquetTable table;
    private final List<String> warnings;

    private ParquetSource(ParquetTable table, List<String> warnings) {
        this.table = table;
        this.warnings = List.copyOf(warnings);
    }

    /// All columns that cells can hold; a [DataRejected] says why the file cannot be a source.
    ///
    /// @param batchRows rows per batch, at least 1
    public static ParquetSource open(Path file, int batchRows) {
        SourceFile.check(file);
        try (ParquetFile parquet = ParquetFile.open(file)) {
            Columns all = Columns.of(parquet);
            requireReadable(parquet, all);
            return new ParquetSource(table(parquet, all, batchRows), all.warnings);
        }
    }

    /// Only the columns called `names`, in that order; the others are not read.
    ///
    /// @param batchRows rows per batch, at least 1
    public static ParquetSource open(Path file, int batchRows, List<String> names) {
        return open(file, batchRows).only(names);
    }

    @Override
    public ParquetSource only(List<String> names) {
        for (String name : names) {
            if (!schema().contains(name)) {
                throw new DataRejected(
                        "%s: no column '%s'. Columns: %s."
                                .formatted(
                                        table.parts().getFirst().file(),
                                        name,
                                        String.join(", ", schema().names())));
            }
        }
        return new ParquetSource(table.only(names), warnings);
    }

    private static ParquetTable table(ParquetFile parquet, Columns all, int batchRows) {
        ParquetTable.Part part = new ParquetTable.Part(parquet.path(), 0, parquet.rows());
        return new ParquetTable(
                List.of(part), new Schema(all.fields), all.columns, List.of(), batchRows);
    }

    /// A codec that cannot be read, or a damaged first page, shows here and not in the middle of a night.
    private static void requireReadable(ParquetFile parquet, Columns all) {
        if (all.columns.isEmpty() || parquet.rows() == 0) {
            throw new DataRejected(
                    "%s: found %s rows and %s flat columns; expected at least one of each. Write the file again."
                            .formatted(parquet.path(), parquet.rows(), all.columns.size()));
        }
        ParquetTable.Selected first = all.columns.getFirst();
        try (ParquetCursor cursor = parquet.cursors(List.of(first), 0, 1).getFirst()) {
            cursor.take(1);
        }
    }

    /// What of the file's columns becomes a field.
    private record Columns(
            List<Field> fields, List<ParquetTable.Selected> columns, List<String> warnings) {

        static Columns of(ParquetFile parquet) {
            List<ColumnSchema> all = parquet.columns();
            Columns found = new Columns(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            List<ColumnSchema> flat = new ArrayList<>();
            for (ColumnSchema column : all) {
                if (ParquetKind.of(column).isPresent()) {
                    flat.add(column);
                } else {
                    found.warnings.add(
                            "Column '%s' is nested or of a type that is not read (%s); it is left out."
                                    .formatted(column.fieldPath(), column.type()));
                }
            }
            HeaderNames names = HeaderNames.of(flat.stream().map(ColumnSchema::name).toList());
            found.warnings.addAll(names.warnings());
            for (int i = 0; i < flat.size(); i++) {
                found.add(names.names().get(i), flat.get(i), parquet);
            }
            return found;
        }

        private void add(String name, ColumnSchema column, ParquetFile parquet) {
            Optional<ParquetKind> kind = ParquetKind.of(column);
            if (kind.isPresent()) {
                ParquetKind read = WideNumbers.widen(kind.get(), parquet, column.columnIndex());
                fields.add(new Field(name, read.type()));
                columns.add(new ParquetTable.Selected(column.columnIndex(), read));
            }
        }
    }

    @Override
    public Schema schema() {
        return table.schema();
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    /// Number of rows.
    @Override
    public long size() {
        return table.rows();
    }

    @Override
    public BatchReader open(@Nullable String position) {
        return table.open(position == null ? 0 : Long.parseLong(position));
    }
}
