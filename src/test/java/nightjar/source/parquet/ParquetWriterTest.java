package nightjar.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.metadata.ColumnMetaData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import nightjar.durable.HandOverDamaged;
import nightjar.pass.BatchReader;
import nightjar.pass.SourceBatch;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written comes back through Hardwood and through DuckDB, cell for cell and bit for bit.
class ParquetWriterTest {

    private static final String[] ALPHABET = {
        "a", "Z", " ", "é", "ß", "–", "김", "漢", "😀", "\u0000", "\n", "\"", "\u007f", "\u0080"
    };

    private static Connection duckDb;

    @TempDir Path folder;

    @BeforeAll
    static void open() throws SQLException {
        duckDb = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void close() throws SQLException {
        duckDb.close();
    }

    @Test
    void bringsRandomTablesBack() throws Exception {
        Random random = new Random(20261125);
        for (int table = 0; table < 150; table++) {
            int most = List.of(3, 40, 700, 5000).get(random.nextInt(4));

            comesBack(table(random, 1 + random.nextInt(4), most));
        }
    }

    @Test
    void bringsTablesOfManyPagesBack() throws Exception {
        Random random = new Random(11);

        comesBack(table(random, 40, 9000));
        comesBack(List.of(batch(200_000, random)));
    }

    @Test
    void bringsEveryWidthOfCodesBack() throws Exception {
        for (int distinct :
                new int[] {1, 2, 3, 4, 5, 16, 17, 256, 257, 4096, 4097, 16_384, 16_385}) {
            int rows = 3 * distinct + 5;
            comesBack(
                    List.of(
                            batch(
                                    texts(rows, i -> "t" + i % distinct),
                                    numbers(rows, i -> i % distinct),
                                    dates(rows, i -> (long) (i % distinct)))));
        }
    }

    @Test
    void bringsRunsOfEveryLengthBack() throws Exception {
        List<Integer> cells = new ArrayList<>();
        for (int length = 1; length < 70; length++) {
            cells.addAll(Collections.nCopies(length, length % 7));
        }
        int rows = cells.size();

        comesBack(
                List.of(
                        batch(
                                texts(rows, i -> cells.get(i) == 3 ? null : "t" + cells.get(i)),
                                numbers(rows, i -> cells.get(i) == 4 ? Double.NaN : cells.get(i)),
                                dates(rows, i -> (long) cells.get(i)))));
    }

    @Test
    void bringsColumnsBackInWhichEverythingIsMissing() throws Exception {
        for (int rows : new int[] {1, 7, 8, 9, 5000, 70_000}) {
            comesBack(
                    List.of(
                            batch(
                                    Column.missing(ColumnType.TEXT, rows),
                                    Column.missing(ColumnType.NUMBER, rows),
                                    Column.missing(ColumnType.DATE, rows))));
        }
    }

    @Test
    void bringsEveryBitOfNumbersAndDatesBack() throws Exception {
        double[] special = {
            -0.0,
            0.0,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.MIN_NORMAL,
            Math.nextUp(1.0),
            Double.NaN
        };
        long[] moments = {Long.MIN_VALUE + 1, Long.MAX_VALUE, -1, 0, 1, DateColumn.MISSING};
        for (int repeated : new int[] {1, 5}) {
            int rows = special.length * repeated;

            List<RecordBatch> read =
                    throughHardwood(
                            written(
                                    List.of(
                                            batch(
                                                    texts(rows, i -> "x"),
                                                    numbers(rows, i -> special[i % 10]),
                                                    dates(rows, i -> moments[i % 6])))));

            for (int i = 0; i < rows; i++) {
                assertThat(bits(read.getFirst().column(1), i))
                        .isEqualTo(Double.doubleToRawLongBits(special[i % 10]));
                assertThat(((DateColumn) read.getFirst().column(2)).get(i))
                        .isEqualTo(moments[i % 6]);
            }
        }
    }

    @Test
    void bringsTextsOfAnyLengthBack() throws Exception {
        String large = "ä".repeat(1_000_000);

        comesBack(
                List.of(
                        batch(
                                texts(12, i -> i == 5 ? null : i % 2 == 0 ? large + i : ""),
                                numbers(12, i -> i),
                                dates(12, i -> (long) i)),
                        batch(
                                texts(30, i -> large + i % 3),
                                numbers(30, i -> i),
                                dates(30, i -> (long) i))));
    }

    @Test
    void bringsRecordAndLineNumbersBackHoweverTheyJump() throws Exception {
        Random random = new Random(5);
        int rows = 3000;
        long[] records = random.longs(rows).toArray();
        long[] lines =
                IntStream.range(0, rows).mapToLong(i -> i % 700 == 0 ? -i : 3L * i).toArray();
        records[7] = Long.MAX_VALUE;
        records[8] = Long.MIN_VALUE;
        RecordBatch plain = batch(rows, random);

        comesBack(List.of(new RecordBatch(plain.schema(), plain.columns(), records, lines)));
    }

    @Test
    void mergesTheDictionariesOfItsBatches() throws Exception {
        int rows = 200;
        Path file =
                written(
                        List.of(
                                batch(
                                        texts(rows, i -> i % 2 == 0 ? "a" : "b"),
                                        numbers(rows, i -> 1),
                                        dates(rows, i -> (long) i)),
                                batch(
                                        texts(rows, i -> i % 2 == 0 ? "b" : "c"),
                                        numbers(rows, i -> 2),
                                        dates(rows, i -> (long) i))));

        assertThat(encodings(file, 0)).containsExactly("PLAIN", "RLE_DICTIONARY", "RLE");
        assertThat(asked("SELECT string_agg(DISTINCT text, '' ORDER BY text) FROM '%s'", file))
                .isEqualTo("abc");
        assertThat(
                        asked(
                                "SELECT min(num_values) FROM parquet_metadata('%s') WHERE stats_null_count = 0",
                                file))
                .isEqualTo("400");
    }

    @Test
    void leavesTheDictionaryOutWhereCellsHardlyRepeat() throws Exception {
        int rows = 10_000;
        Path file =
                written(
                        List.of(
                                batch(
                                        texts(rows, i -> "id-" + i),
                                        numbers(rows, Math::sqrt),
                                        dates(rows, i -> i % 10 == 0 ? DateColumn.MISSING : i))));

        for (int column = 0; column < 3; column++) {
            assertThat(encodings(file, column)).containsExactly("PLAIN", "RLE");
        }
        assertThat(encodings(file, 3)).containsExactly("DELTA_BINARY_PACKED", "RLE");
    }

    @Test
    void tellsOtherToolsTypesAndSchema() throws Exception {
        Random random = new Random(1);
        Path file = written(List.of(batch(100, random)));
        Path empty = written(List.of(batch(0, random)));

        for (Path each : List.of(file, empty)) {
            assertThat(
                            asked(
                                    "SELECT string_agg(column_name || ' ' || column_type, ', ') FROM (DESCRIBE SELECT * FROM '%s')",
                                    each))
                    .isEqualTo(
                            "text VARCHAR, number DOUBLE, date TIMESTAMP, nightjar_record BIGINT, nightjar_line BIGINT");
            assertThat(asked("SELECT created_by FROM parquet_file_metadata('%s')", each))
                    .isEqualTo("nightjar");
            assertThat(
                            asked(
                                    "SELECT decode(key) || '=' || decode(value) FROM parquet_kv_metadata('%s')",
                                    each))
                    .isEqualTo("key={\"ü\": 1}");
        }
        assertThat(asked("SELECT count(*) FROM '%s'", empty)).isEqualTo("0");
    }

    @Test
    void writesManyColumns() throws Exception {
        int width = 300;
        Schema wide =
                Schema.of(
                        IntStream.range(0, width).mapToObj(i -> "column" + i).toList(),
                        ColumnType.NUMBER);
        List<Column> columns =
                IntStream.range(0, width)
                        .<Column>mapToObj(i -> numbers(2, row -> i + row))
                        .toList();
        Path file = folder.resolve("wide.parquet");

        new ParquetWriter()
                .write(
                        file,
                        wide,
                        List.of(
                                new RecordBatch(
                                        wide, columns, new long[] {1, 2}, new long[] {2, 3})),
                        "key",
                        "{}");

        assertThat(asked("SELECT sum(column0) || ' ' || sum(column299) FROM '%s'", file))
                .isEqualTo("1.0 599.0");
        try (ParquetFile open = ParquetFile.open(file)) {
            assertThat(open.columns()).hasSize(width + 2);
        }
    }

    @Test
    void noticesADamagedPage() throws Exception {
        Path file = written(List.of(batch(1000, new Random(3))));
        byte[] bytes = Files.readAllBytes(file);
        bytes[500] ^= 4;
        Files.write(file, bytes);

        assertThatThrownBy(() -> throughHardwood(file))
                .isInstanceOf(HandOverDamaged.class)
                .hasMessageContaining("does not read as Parquet");
    }

    private void comesBack(List<RecordBatch> batches) throws Exception {
        Path file = written(batches);

        List<List<@Nullable Object>> cells = cells(batches);
        assertThat(cells(throughHardwood(file)).equals(cells)).isTrue();
        assertThat(throughDuckDb(file).equals(cells)).isTrue();
    }

    private Path written(List<RecordBatch> batches) throws IOException {
        Path file = Files.createTempFile(folder, "table", ".parquet");
        ParquetWriter writer = new ParquetWriter();
        writer.write(file, schema(), List.of(batch(300, new Random(9))), "other", "rows");
        writer.write(file, schema(), batches, "key", "{\"ü\": 1}");
        return file;
    }

    private static Schema schema() {
        return new Schema(
                List.of(
                        new Field("text", ColumnType.TEXT),
                        new Field("number", ColumnType.NUMBER),
                        new Field("date", ColumnType.DATE)));
    }

    private static List<RecordBatch> throughHardwood(Path file) {
        long rows;
        try (ParquetFile open = ParquetFile.open(file)) {
            rows = open.rows();
        }
        ParquetTable table =
                new ParquetTable(
                        List.of(new ParquetTable.Part(file, 0, rows)),
                        schema(),
                        List.of(
                                ParquetTable.Selected.of(0, ParquetKind.STRING),
                                ParquetTable.Selected.of(1, ParquetKind.DOUBLE),
                                ParquetTable.Selected.of(2, ParquetKind.MILLIS)),
                        List.of(
                                ParquetTable.Selected.of(3, ParquetKind.LONG),
                                ParquetTable.Selected.of(4, ParquetKind.LONG)),
                        1000);
        List<RecordBatch> read = new ArrayList<>();
        try (BatchReader reader = table.open(0)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                read.add(batch.rows());
            }
        }
        return read;
    }

    private static List<List<@Nullable Object>> throughDuckDb(Path file) throws SQLException {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        try (Statement statement = duckDb.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT text, number, epoch_ms(date), nightjar_record, nightjar_line FROM '%s'"
                                        .formatted(file))) {
            while (rows.next()) {
                Double number = (Double) rows.getObject(2);
                cells.add(
                        Arrays.asList(
                                rows.getString(1),
                                number == null ? null : Double.doubleToRawLongBits(number),
                                rows.getObject(3),
                                rows.getLong(4),
                                rows.getLong(5)));
            }
        }
        return cells;
    }

    private static List<List<@Nullable Object>> cells(List<RecordBatch> batches) {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (RecordBatch batch : batches) {
            for (int i = 0; i < batch.rows(); i++) {
                DateColumn dates = (DateColumn) batch.column(2);
                cells.add(
                        Arrays.asList(
                                ((TextColumn) batch.column(0)).get(i),
                                batch.column(1).isMissing(i) ? null : bits(batch.column(1), i),
                                dates.isMissing(i) ? null : dates.get(i),
                                batch.record(i),
                                batch.line(i)));
            }
        }
        return cells;
    }

    private static long bits(Column column, int row) {
        return Double.doubleToRawLongBits(((NumberColumn) column).get(row));
    }

    private static List<String> encodings(Path file, int column) {
        try (ParquetFile open = ParquetFile.open(file)) {
            ColumnMetaData metadata = open.rowGroups().getFirst().columns().get(column).metaData();
            return metadata.encodings().stream().map(Enum::name).toList();
        }
    }

    private static String asked(String sql, Path file) throws SQLException {
        try (Statement statement = duckDb.createStatement();
                ResultSet rows = statement.executeQuery(sql.formatted(file))) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static List<RecordBatch> table(Random random, int batches, int most) {
        List<RecordBatch> table = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            table.add(batch(random.nextInt(most), random));
        }
        return table;
    }

    private static RecordBatch batch(int rows, Random random) {
        int distinct = 1 + random.nextInt(1 << random.nextInt(16));
        double missing = random.nextInt(3) / 2.5;
        double same = random.nextInt(3) / 2.2;
        int[] kinds = new int[rows];
        for (int i = 0; i < rows; i++) {
            kinds[i] =
                    random.nextDouble() < missing
                            ? -1
                            : i > 0 && random.nextDouble() < same
                                    ? kinds[i - 1]
                                    : random.nextInt(distinct);
        }
        return batch(
                texts(rows, i -> kinds[i] < 0 ? null : text(kinds[i])),
                numbers(rows, i -> kinds[i] < 0 ? Double.NaN : number(kinds[i])),
                dates(
                        rows,
                        i ->
                                kinds[i] < 0
                                        ? DateColumn.MISSING
                                        : kinds[i] * 86_400_123L - 1_000_000));
    }

    private static String text(int kind) {
        StringBuilder text = new StringBuilder();
        for (int left = kind; left > 0; left /= ALPHABET.length) {
            text.append(ALPHABET[left % ALPHABET.length]);
        }
        return text.toString();
    }

    private static double number(int kind) {
        return kind % 5 == 0
                ? kind == 0 ? -0.0 : kind / 10
                : Math.sin(kind) * Math.pow(10, kind % 300);
    }

    private static RecordBatch batch(Column text, Column number, Column date) {
        int rows = text.size();
        return new RecordBatch(
                schema(),
                List.of(text, number, date),
                IntStream.range(0, rows).mapToLong(i -> i + i / 100 + 1).toArray(),
                IntStream.range(0, rows).mapToLong(i -> 2L * i + i / 7 + 2).toArray());
    }

    private static TextColumn texts(int rows, IntFunction<@Nullable String> cell) {
        return TextColumn.of(IntStream.range(0, rows).mapToObj(cell).toArray(String[]::new));
    }

    private static NumberColumn numbers(int rows, IntToDoubleFunction cell) {
        return new NumberColumn(IntStream.range(0, rows).mapToDouble(cell).toArray());
    }

    private static DateColumn dates(int rows, IntToLongFunction cell) {
        return new DateColumn(IntStream.range(0, rows).mapToLong(cell).toArray());
    }
}
