package nightjar.source.parquet;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.SourceSpec;
import nightjar.source.LocalFile;
import nightjar.source.ReadRows;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RejectedRow;
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
    void givesEveryTypeAsTextToTheLastDigit() throws SQLException {
        Path file =
                written(
                        """
                        SELECT 18446744073709551615::UBIGINT AS u64, 9007199254740993::BIGINT AS i64, 4294967295::UINTEGER AS u32,
                          12345678901234567890::DECIMAL(20,0) AS id, 0.10::DECIMAL(4,2) AS cents, 1234567890123.4500::DECIMAL(18,4) AS money,
                          -12345678901234567890123456.000001::DECIMAL(38,6) AS huge, 0.1::FLOAT AS f, 12345678.5::DOUBLE AS d,
                          1e300::DOUBLE AS large, TIMESTAMP_NS '2000-01-01 00:00:00.123456789' AS nano, TIMESTAMP '1969-12-31 23:59:59.999999' AS micro,
                          DATE '2024-02-29' AS day, TIME '01:02:03.000004' AS clock, true AS flag,
                          UUID '01234567-89ab-cdef-0123-456789abcdef' AS u
                        """,
                        "uncompressed");
        ParquetSource source = ParquetSource.open(file, 10);

        ReadRows read = ReadRows.all(source.suiting(all(source, ColumnType.TEXT)));

        assertThat(read.rows().getFirst())
                .containsExactly(
                        "18446744073709551615",
                        "9007199254740993",
                        "4294967295",
                        "12345678901234567890",
                        "0.10",
                        "1234567890123.4500",
                        "-12345678901234567890123456.000001",
                        "0.1",
                        "12345678.5",
                        "1.0E300",
                        "2000-01-01T00:00:00.123456789Z",
                        "1969-12-31T23:59:59.999999Z",
                        "2024-02-29",
                        "01:02:03.000004",
                        "true",
                        "01234567-89ab-cdef-0123-456789abcdef");
        assertThat(source.warnings()).isEmpty();
    }

    @Test
    void takesIdentifiersThatADoubleWouldRoundForTextUnlessNumbersAreWanted() throws SQLException {
        Path file =
                written(
                        "SELECT (18446744073709551600 + i)::UBIGINT AS u, (12345678901234567890 + i)::DECIMAL(20,0) AS d, i::UBIGINT AS small FROM range(5) t(i)",
                        "uncompressed");

        ParquetSource source = ParquetSource.open(file, 10);
        RowSource numbers = source.suiting(all(source, ColumnType.NUMBER));

        assertThat(source.schema().fields().stream().map(Field::type))
                .containsExactly(ColumnType.TEXT, ColumnType.TEXT, ColumnType.NUMBER);
        assertThat(ReadRows.all(source).rows().get(3))
                .containsExactly("18446744073709551603", "12345678901234567893", "3");
        assertThat(ReadRows.all(numbers).rows().get(3))
                .containsExactly("1.8446744073709552E19", "1.2345678901234567E19", "3");
    }

    @Test
    void readsTruthValuesAsNumbersWhereNumbersAreWanted() throws SQLException {
        Path file = written("SELECT unnest([true, false, NULL]) AS flag", "uncompressed");

        RowSource source = ParquetSource.open(file, 10).suiting(Map.of("flag", ColumnType.NUMBER));

        assertThat(ReadRows.all(source).rows())
                .containsExactly(List.of("1"), List.of("0"), Arrays.asList((String) null));
    }

    @Test
    void leavesBytesThatAreNoTextOutWithAWarning() throws SQLException {
        Path file =
                written(
                        "SELECT unnest(['\\xFF\\x00'::BLOB, 'a'::BLOB]) AS photo, unnest(['x'::BLOB, NULL]) AS word",
                        "uncompressed");

        ParquetSource source = ParquetSource.open(file, 10);

        assertThat(source.schema().names()).containsExactly("word");
        assertThat(source.warnings())
                .containsExactly(
                        "Column 'photo' (BYTE_ARRAY) holds bytes that are no text; it is left out.");
    }

    @Test
    void setsRowsWithBytesThatAreNoUtf8Aside() throws SQLException {
        Path file =
                written(
                        "SELECT i AS id, CASE WHEN i IN (4500, 4502) THEN '\\xFE'::BLOB ELSE ('w' || i)::BLOB END AS word FROM range(4504) t(i)",
                        "uncompressed");

        ReadRows read = ReadRows.all(ParquetSource.open(file, 1000));

        assertThat(read.rows()).hasSize(4502);
        assertThat(read.rows().getLast()).containsExactly("4503", "w4503");
        assertThat(read.rejected().stream().map(RejectedRow::line)).containsExactly(4501L, 4503L);
        assertThat(read.rejected().getFirst().reason())
                .isEqualTo("encoding: bytes that are not UTF-8 in column 'word'");
    }

    @Test
    void leavesNestedColumnsOutWithAWarning() throws SQLException {
        Path file =
                written(
                        "SELECT 1 AS a, [1, 2] AS list, {'x': 1, 'b': 2} AS pair, MAP {'k': 1} AS map, 'z' AS b, uuid() AS u",
                        "uncompressed");

        ParquetSource source = ParquetSource.open(file, 10);

        assertThat(source.schema().names()).containsExactly("a", "b", "u");
        assertThat(ReadRows.all(source.only(List.of("a", "b"))).rows())
                .containsExactly(Arrays.asList("1", "z"));
        assertThat(source.warnings()).hasSize(3).allMatch(warning -> warning.contains("left out"));
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

    @Test
    void aFileWithoutRowsIsATableWhereThereMayBeNone() throws SQLException {
        Path file = written("SELECT 1 AS a, 'x' AS b WHERE false", "snappy");

        RowSource source =
                LocalFile.of(new SourceSpec.Parquet(file.toString())).openPerhapsEmpty(10);

        assertThat(source.schema().names()).containsExactly("a", "b");
        try (BatchReader reader = source.open(null)) {
            assertThat(reader.read()).isNull();
        }
    }

    @Test
    void namesTheColumnsOfAFileThatHasNoneToRead() throws SQLException {
        Path file = written("SELECT [1] AS tags, {'x': 1} AS pair, MAP {'k': 1} AS map", "snappy");

        assertThatThrownBy(() -> ParquetSource.open(file, 10))
                .isInstanceOf(DataRejected.class)
                .hasMessageContaining("tags: list, pair: struct, map: map");
    }

    private static Map<String, ColumnType> all(RowSource source, ColumnType type) {
        Map<String, ColumnType> types = new HashMap<>();
        source.schema().names().forEach(name -> types.put(name, type));
        return types;
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
