package nightjar.source;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// DuckDB in memory, as a writer of Parquet. One thread, so that the same rows give the same bytes on any machine; bounded memory;
/// nothing spilled, nothing loaded from the network.
final class DuckDb implements AutoCloseable {

    private static final String RECORD = "nightjar_record";
    private static final String LINE = "nightjar_line";

    private static final List<String> SETTINGS =
            List.of(
                    "SET threads = 1",
                    "SET memory_limit = '1GB'",
                    "SET temp_directory = ''",
                    "SET autoinstall_known_extensions = false",
                    "SET autoload_known_extensions = false");

    /// DuckDB's dictionaries take -0.0 and 0.0 for one value.
    private static final String NO_DICTIONARY = ", DICTIONARY_SIZE_LIMIT 1";

    private static final long NEGATIVE_ZERO = Double.doubleToRawLongBits(-0.0);

    private final DuckDBConnection connection;

    private DuckDb(DuckDBConnection connection) {
        this.connection = connection;
    }

    static DuckDb open() {
        try {
            DuckDBConnection connection =
                    DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            DuckDb database = new DuckDb(connection);
            for (String setting : SETTINGS) {
                database.execute(setting);
            }
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot start DuckDB: " + e.getMessage(), e);
        }
    }

    /// Writes the rows of `batches` as one Parquet file, with record and line numbers behind the columns of the schema.
    ///
    /// @param key of a piece of metadata in the file's footer
    void writeParquet(
            Path file, Schema schema, List<RecordBatch> batches, String key, String metadata)
            throws IOException {
        try {
            execute("CREATE OR REPLACE TABLE part (" + columns(schema) + ")");
            append(batches);
            execute(
                    "COPY (SELECT %s FROM part) TO %s (FORMAT parquet, COMPRESSION uncompressed, KV_METADATA {%s: %s}%s)"
                            .formatted(
                                    selection(schema),
                                    literal(file.toString()),
                                    identifier(key),
                                    literal(metadata),
                                    batches.stream().anyMatch(DuckDb::holdsNegativeZero)
                                            ? NO_DICTIONARY
                                            : ""));
            execute("DROP TABLE part");
        } catch (SQLException e) {
            throw new IOException("DuckDB says: " + e.getMessage(), e);
        }
    }

    private static boolean holdsNegativeZero(RecordBatch batch) {
        for (Column column : batch.columns()) {
            if (column instanceof NumberColumn numbers
                    && Arrays.stream(numbers.values())
                            .anyMatch(v -> Double.doubleToRawLongBits(v) == NEGATIVE_ZERO)) {
                return true;
            }
        }
        return false;
    }

    /// Names in DuckDB do not differ by case alone, those of a schema may: the table numbers its columns.
    private static String columns(Schema schema) {
        List<String> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            String type =
                    switch (field.type()) {
                        case NUMBER -> "DOUBLE";
                        case CATEGORY, TEXT -> "VARCHAR";
                        case DATE -> "TIMESTAMP_MS";
                    };
            columns.add("c" + columns.size() + " " + type);
        }
        columns.add(RECORD + " BIGINT");
        columns.add(LINE + " BIGINT");
        return String.join(", ", columns);
    }

    private static String selection(Schema schema) {
        Set<String> taken = new HashSet<>(Set.of(RECORD, LINE));
        List<String> selected = new ArrayList<>();
        for (Field field : schema.fields()) {
            String name = fileName(field.name(), taken);
            selected.add("c" + selected.size() + " AS " + identifier(name));
        }
        selected.add(RECORD);
        selected.add(LINE);
        return String.join(", ", selected);
    }

    /// A name that every reader of Parquet finds: many take a dot for a step into a nested column, and DuckDB ignores case.
    private static String fileName(String name, Set<String> taken) {
        String plain = name.isEmpty() ? "_" : name.replace('.', '_');
        String free = plain;
        for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
            free = plain + "_" + n;
        }
        return free;
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private void append(List<RecordBatch> batches) throws SQLException {
        try (DuckDBAppender appender =
                connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "part")) {
            for (RecordBatch batch : batches) {
                append(batch, appender);
            }
        }
    }

    private static void append(RecordBatch batch, DuckDBAppender appender) throws SQLException {
        List<Column> columns = batch.columns();
        for (int row = 0; row < batch.rows(); row++) {
            appender.beginRow();
            for (Column column : columns) {
                append(column, row, appender);
            }
            appender.append(batch.record(row));
            appender.append(batch.line(row));
            appender.endRow();
        }
    }

    private static void append(Column column, int row, DuckDBAppender appender)
            throws SQLException {
        if (column.isMissing(row)) {
            appender.appendNull();
            return;
        }
        switch (column) {
            case NumberColumn numbers -> appender.append(numbers.get(row));
            case TextColumn text -> appender.append(text.text(row));
            case DateColumn dates -> appender.appendEpochMillis(dates.get(row));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close DuckDB: " + e.getMessage(), e);
        }
    }
}
