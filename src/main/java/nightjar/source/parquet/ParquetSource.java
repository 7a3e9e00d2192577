package nightjar.source.parquet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.durable.SourceFile;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// The rows of a Parquet file. Numbers and decimals become NUMBER, strings, enums, UUIDs, times of day and booleans (`true`, `false`) TEXT, dates and
/// timestamps DATE, local times read as UTC and cut to milliseconds. A column with numbers that a `double` cannot tell apart becomes TEXT. What is asked
/// for as text has every digit the file has, whatever its type. Nested columns and other types are left out with a warning. Names are trimmed and made
/// unique. A row with text that is no UTF-8 is set aside.
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
        return open(file, batchRows, false, List.of());
    }

    /// As [#open(Path, int)].
    ///
    /// @param mayBeEmpty whether a file without rows is a source
    /// @param notes warnings that come first
    public static ParquetSource open(
            Path file, int batchRows, boolean mayBeEmpty, List<String> notes) {
        SourceFile.check(file);
        return Damage.turned(file, () -> "", () -> look(file, batchRows, mayBeEmpty, notes));
    }

    private static ParquetSource look(
            Path file, int batchRows, boolean mayBeEmpty, List<String> notes) {
        try (ParquetFile parquet = ParquetFile.open(file)) {
            ParquetColumns all = ParquetColumns.of(parquet);
            if (!mayBeEmpty || all.selected().isEmpty() || parquet.rows() > 0) {
                requireReadable(parquet, all);
            }
            List<String> warnings = Stream.concat(notes.stream(), all.warnings().stream()).toList();
            return new ParquetSource(table(parquet, all, batchRows), warnings);
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

    @Override
    public ParquetSource suiting(Map<String, ColumnType> types) {
        return new ParquetSource(table.as(types), warnings);
    }

    private static ParquetTable table(ParquetFile parquet, ParquetColumns all, int batchRows) {
        ParquetTable.Part part = new ParquetTable.Part(parquet.path(), 0, parquet.rows());
        return new ParquetTable(
                List.of(part), new Schema(all.fields()), all.selected(), List.of(), batchRows);
    }

    /// A codec that cannot be read, or a damaged first page, shows here and not in the middle of a night.
    private static void requireReadable(ParquetFile parquet, ParquetColumns all) {
        if (all.selected().isEmpty()) {
            throw new DataRejected(
                    "%s: found no column that can be read: %s. Expected columns of numbers, texts, dates or truth values that are not nested. Write the file again with such columns."
                            .formatted(parquet.path(), String.join(", ", all.unread())));
        }
        if (parquet.rows() == 0) {
            throw new DataRejected(
                    "%s: found 0 rows; expected at least one. Deliver it again."
                            .formatted(parquet.path()));
        }
        BatchReader reader = table(parquet, all, 1).only(all.firstName()).open(0);
        try (reader) {
            reader.read();
        }
    }

    @Override
    public String name() {
        return table.parts().getFirst().file().toString();
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
