package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetSourceTest {

    @TempDir Path folder;

    @Test
    void readsEveryFlatTypeThatDuckDbWrites() throws SQLException {
        Path file =
                written(
                        """
                        SELECT * FROM (VALUES
                          (true, 1::TINYINT, 200::UTINYINT, -5::INTEGER, 4000000000::UINTEGER, 9007199254740992::BIGINT,
                           9007199254740993::BIGINT, 1.5::FLOAT, 0.1::DOUBLE, 12.34::DECIMAL(4,2), 0.1::DECIMAL(18,10), -1.25::DECIMAL(38,3),
                           'a', 'x'::ENUM('x','y'), DATE '2024-02-29', TIMESTAMP '2024-02-29 01:02:03.004005',
                           TIMESTAMP_S '1969-12-31 23:59:59', TIMESTAMP_NS '2000-01-01 00:00:00.999999999', TIMESTAMPTZ '2024-01-01 00:00:00+01'),
                          (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))
                        AS t(flag, tiny, utiny, i, ui, big, id, f, d, money, rate, huge, s, e, day, moment, sec, nano, zoned)
                        """,
                        "uncompressed");

        ParquetSource source = ParquetSource.open(file, 10);
        ReadRows read = ReadRows.all(source);

        assertThat(read.rows().getFirst())
                .containsExactly(
                        "true",
                        "1",
                        "200",
                        "-5",
                        "4000000000",
                        "9.007199254740992E15",
                        "9007199254740993",
                        "1.5",
                        "0.1",
                        "12.34",
                        "0.1",
                        "-1.25",
                        "a",
                        "x",
                        "2024-02-29T00:00:00Z",
                        "2024-02-29T01:02:03.004Z",
                        "1969-12-31T23:59:59Z",
                        "2000-01-01T00:00:00.999Z",
                        "2023-12-31T23:00:00Z");
        assertThat(read.rows().get(1)).containsOnlyNulls();
        assertThat(source.schema().fields().get(6).type()).isEqualTo(ColumnType.TEXT);
        assertThat(source.schema().fields().get(14).type()).isEqualTo(ColumnType.DATE);
        assertThat(source.warnings()).isEmpty();
    }

    @Test
    void takesBytesThatAreNoUtf8ForTheSameTextWhereTheyDecodeToIt() throws SQLException {
        Path file =
                written(
                        "SELECT unnest(['\\xFF'::BLOB, 'a'::BLOB, NULL, '\\xFE'::BLOB, 'a'::BLOB]) AS bytes",
                        "uncompressed");

        ParquetSource source = ParquetSource.open(file, 10);

        try (BatchReader reader = source.open(null)) {
            TextColumn read = (TextColumn) Objects.requireNonNull(reader.read()).rows().column(0);
            assertThat(read.dictionary()).containsExactly("\uFFFD", "a");
            assertThat(read.codes()).containsExactly(0, 1, TextColumn.MISSING, 0, 1);
        }
    }

    @Test
    void leavesNestedColumnsOutWithAWarning() throws SQLException {
        Path file =
                written(
                        "SELECT 1 AS a, [1, 2] AS list, {'x': 1, 'b': 2} AS pair, MAP {'k': 1} AS map, 'z' AS b, uuid() AS u",
                        "uncompressed");

        ParquetSource source = ParquetSource.open(file, 10);

        assertThat(source.schema().names()).containsExactly("a", "b");
        assertThat(ReadRows.all(source).rows()).containsExactly(Arrays.asList("1", "z"));
        assertThat(source.warnings()).hasSize(6).allMatch(warning -> warning.contains("left out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw"})
    void readsTheSameNumbersAsDuckDbWithEachCodec(String codec) throws SQLException {
        Path file =
                written(
                        "SELECT i AS id, CASE WHEN i % 7 = 0 THEN NULL ELSE sqrt(i) END AS root, 'k' || (i % 100) AS k FROM range(300000) t(i)",
                        codec);

        double sum = 0;
        long missing = 0;
        try (BatchReader reader = ParquetSource.open(file, 8192).open(null)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                for (double value : ((NumberColumn) batch.rows().column("root")).values()) {
                    missing += Double.isNaN(value) ? 1 : 0;
                    sum += Double.isNaN(value) ? 0 : value;
                }
            }
        }

        assertThat(missing).isEqualTo((long) ask("SELECT count(*) - count(root) FROM '%s'", file));
        assertThat(sum).isEqualTo(ask("SELECT sum(root) FROM '%s'", file), offset(1e-3));
    }

    @Test
    void refusesACodecThatItCannotReadBeforeTheNightBegins() throws SQLException {
        Path file = written("SELECT 1 AS a", "brotli");

        assertThatThrownBy(() -> ParquetSource.open(file, 10))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("BROTLI")
                .hasMessageContaining("SNAPPY");
    }

    @Test
    void goesOnAtAnyPositionAcrossRowGroups() throws SQLException {
        Path file = folder.resolve("groups.parquet");
        execute(
                "COPY (SELECT i AS id, 'v' || i AS v FROM range(10000) t(i)) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 2048)"
                        .formatted(file));
        ParquetSource source = ParquetSource.open(file, 777);

        ReadRows read = ReadRows.all(source);

        assertThat(read.rows()).hasSize(10000);
        assertThat(read.rows().get(9999)).containsExactly("9999", "v9999");
        assertThat(read.records().get(9999)).isEqualTo(10000);
        assertThat(ReadRows.restartingAtEveryPosition(source)).isEqualTo(read);
        assertThat(ReadRows.from(source, "4096").rows())
                .isEqualTo(read.rows().subList(4096, 10000));
    }

    @Test
    void readsOnlyTheColumnsAskedForInTheirOrder() throws SQLException {
        Path file = written("SELECT 1 AS a, 2 AS b, 'x' AS c", "snappy");

        ParquetSource source = ParquetSource.open(file, 10, List.of("c", "a"));

        assertThat(source.schema().names()).containsExactly("c", "a");
        assertThat(ReadRows.all(source).rows()).containsExactly(Arrays.asList("x", "1"));
        assertThatThrownBy(() -> ParquetSource.open(file, 10, List.of("d")))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("no column 'd'. Columns: a, b, c");
    }

    @Test
    void refusesWhatIsNoParquetFile() throws IOException {
        Path text = Files.writeString(folder.resolve("a.parquet"), "a,b\n1,2\n");
        Path empty = Files.createFile(folder.resolve("empty.parquet"));

        assertThatThrownBy(() -> ParquetSource.open(text, 10))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("does not read as Parquet");
        assertThatThrownBy(() -> ParquetSource.open(empty, 10))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> ParquetSource.open(folder, 10))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("found a folder");
        assertThatThrownBy(() -> ParquetSource.open(folder.resolve("none.parquet"), 10))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void refusesATruncatedOrDamagedFile() throws IOException, SQLException {
        Path good = written("SELECT i AS id, 'v' || i AS v FROM range(50000) t(i)", "snappy");
        byte[] bytes = Files.readAllBytes(good);
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, 1000));
        byte[] scratched = bytes.clone();
        Arrays.fill(scratched, 100, bytes.length - 5000, (byte) 0x5A);
        Path damaged = Files.write(folder.resolve("damaged.parquet"), scratched);

        assertThatThrownBy(() -> ParquetSource.open(cut, 10)).isInstanceOf(DataRejected.class);
        assertThatThrownBy(() -> ReadRows.all(ParquetSource.open(damaged, 8192)))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("damaged.parquet");
    }

    @Test
    void refusesAFileWithoutRows() throws SQLException {
        Path file = written("SELECT 1 AS a WHERE false", "snappy");

        assertThatThrownBy(() -> ParquetSource.open(file, 10))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("0 rows");
    }

    private Path written(String query, String codec) throws SQLException {
        Path file = folder.resolve(codec + ".parquet");
        execute("COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION %s)".formatted(query, file, codec));
        return file;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double ask(String sql, Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql.formatted(file))) {
            result.next();
            return result.getDouble(1);
        }
    }
}
