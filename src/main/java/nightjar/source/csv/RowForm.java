package nightjar.source.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.source.csv.scan.Dialect;
import nightjar.table.ColumnType;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// How the records of a source are written where they are set aside as text: enough to read one again when it was mended.
///
/// @param columns in their order
/// @param separator as in [Dialect]
/// @param quote as in [Dialect]
/// @param openEnd as in [Dialect]
public record RowForm(List<String> columns, char separator, char quote, boolean openEnd) {

    /// Of rows that are written as CSV again after they were read.
    private static final Dialect CELLS = new Dialect(StandardCharsets.UTF_8, ',', '"', false);

    public RowForm {
        columns = List.copyOf(columns);
    }

    public static RowForm of(RowSource source) {
        Dialect dialect = source instanceof CsvSource csv ? csv.dialect() : CELLS;
        return new RowForm(
                source.schema().names(), dialect.separator(), dialect.quote(), dialect.openEnd());
    }

    Schema schema() {
        return Schema.of(columns, ColumnType.TEXT);
    }

    /// The source with its columns and without its rows, for those who ask what it is like when it is not there any more.
    public RowSource withoutRows() {
        return new WithoutRows(schema());
    }

    private record WithoutRows(Schema schema) implements RowSource {

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public BatchReader open(@Nullable String position) {
            throw new IllegalStateException("The rows of this source are not there");
        }
    }

    /// Of records that were set aside before they were read.
    Dialect raw() {
        return new Dialect(StandardCharsets.UTF_8, separator, quote, false, 0, null, openEnd);
    }

    /// Of records that were set aside after they were read.
    Dialect cells() {
        return CELLS;
    }
}
