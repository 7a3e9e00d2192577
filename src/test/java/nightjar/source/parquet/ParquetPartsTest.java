package nightjar.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import nightjar.durable.HandOverDamaged;
import nightjar.durable.WholeFiles;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.source.ReadRows;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetPartsTest {

    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            new Field("it's a \"name\"", ColumnType.NUMBER),
                            new Field("plan", ColumnType.CATEGORY),
                            new Field("Plan", ColumnType.TEXT),
                            new Field("nightjar.label", ColumnType.NUMBER),
                            new Field("born; DROP TABLE part", ColumnType.DATE)));

    @TempDir Path folder;

    @Test
    void handsOverEveryCellBitForBit() {
        double[] numbers = {
            1,
            -0.0,
            0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0.1,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -0.0
        };
        @Nullable String[] texts = {
            "", null, "a", "\"q\"", "it's", "김연아 😀", " pad ", "a\nb", "NULL", "a\0b"
        };
        long[] dates = {
            0,
            1,
            -1,
            DateColumn.MISSING,
            1_764_000_000_123L,
            -62_135_596_800_000L,
            253_402_300_799_999L,
            5,
            6,
            7
        };
        RecordBatch batch = batch(numbers, texts, dates, 3);

        ParquetParts parts = new ParquetParts(folder, WholeFiles.UNGUARDED);
        parts.write(0, List.of(batch));
        RecordBatch read = only(parts.source(100));

        assertThat(read.schema()).isEqualTo(SCHEMA);
        for (int row = 0; row < numbers.length; row++) {
            assertThat(Double.doubleToRawLongBits(number(read, 0, row)))
                    .isEqualTo(Double.doubleToRawLongBits(numbers[row]));
            assertThat(((TextColumn) read.column(1)).get(row)).isEqualTo(texts[row]);
            assertThat(((TextColumn) read.column(2)).get(row)).isEqualTo(texts[row]);
            assertThat(((DateColumn) read.column(4)).get(row)).isEqualTo(dates[row]);
        }
        assertThat(read.records()).isEqualTo(batch.records());
        assertThat(read.lines()).isEqualTo(batch.lines());
    }

    @Test
    void keepsTheSignOfZeroWhereDictionariesMightNot() {
        double[] zeros = new double[20_000];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = i % 3 == 0 ? -0.0 : i % 3 == 1 ? 0.0 : 1.0;
        }

        ParquetParts parts = new ParquetParts(folder, WholeFiles.UNGUARDED);
        @Nullable String[] texts = new @Nullable String[zeros.length];
        parts.write(0, List.of(batch(zeros, texts, new long[zeros.length], 0)));
        RecordBatch read = only(parts.source(zeros.length));

        assertThat(Arrays.equals(((NumberColumn) read.column(0)).values(), zeros)).isTrue();
    }

    @Test
    void writesTheSameBytesForTheSameRows() throws IOException {
        List<RecordBatch> batches = List.of(many(0, 3000), many(3000, 2500));

        ParquetParts once = new ParquetParts(folder.resolve("a"), WholeFiles.UNGUARDED);
        ParquetParts again = new ParquetParts(folder.resolve("b"), WholeFiles.UNGUARDED);
        once.write(0, batches);
        again.write(0, List.of(many(0, 10)));
        again.write(0, batches);

        assertThat(Files.readAllBytes(folder.resolve("b/part-00000.parquet")))
                .isEqualTo(Files.readAllBytes(folder.resolve("a/part-00000.parquet")));
        assertThat(folder.resolve("a")).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void readsAllPartsInOrderAndAgainFromAnyPosition() {
        ParquetParts parts = new ParquetParts(folder, WholeFiles.UNGUARDED);
        parts.write(0, List.of(many(0, 1000), many(1000, 500)));
        parts.write(1, List.of(many(1500, 0)));
        parts.write(2, List.of(many(1500, 300), many(1800, 7)));
        RowSource source = parts.source(400);

        ReadRows read = ReadRows.all(source);

        assertThat(read.records())
                .isEqualTo(longs(1807).stream().map(record -> 2 * record + 3).toList());
        assertThat(source.size()).isEqualTo(1807);
        assertThat(read.positions()).endsWith("1807").hasSize(5);
        assertThat(ReadRows.restartingAtEveryPosition(source)).isEqualTo(read);
    }

    @Test
    void readsOnlyTheColumnsAskedFor() {
        ParquetParts parts = new ParquetParts(folder, WholeFiles.UNGUARDED);
        parts.write(0, List.of(many(0, 20)));

        RecordBatch read = only(parts.source(100).only(List.of("nightjar.label", "plan")));

        assertThat(read.schema().names()).containsExactly("nightjar.label", "plan");
        assertThat(number(read, 0, 7)).isEqualTo(number(many(0, 20), 3, 7));
        assertThat(read.column(1).text(7)).isEqualTo("p7");
        assertThat(read.record(7)).isEqualTo(17);
    }

    @Test
    void handsOverASchemaWithoutRows() {
        ParquetParts parts = new ParquetParts(folder, WholeFiles.UNGUARDED);
        parts.write(0, List.of(many(0, 0)));

        RowSource source = parts.source(100);

        assertThat(source.schema()).isEqualTo(SCHEMA);
        assertThat(source.size()).isZero();
        assertThat(ReadRows.all(source).rows()).isEmpty();
    }

    @Test
    void forgetsPartsOfChunksThatWereNeverCommitted() {
        ParquetParts parts = new ParquetParts(folder, WholeFiles.UNGUARDED);
        parts.write(0, List.of(many(0, 5)));
        parts.write(1, List.of(many(5, 5)));
        parts.write(2, List.of(many(10, 5)));

        parts.truncate(1);

        assertThat(parts.source(100).size()).isEqualTo(5);
        parts.write(1, List.of(many(5, 2)));
        assertThat(parts.source(100).size()).isEqualTo(7);
    }

    @Test
    void saysWhenNothingWasWrittenYet() {
        ParquetParts parts = new ParquetParts(folder.resolve("clean"), WholeFiles.UNGUARDED);
        assertThatThrownBy(() -> parts.source(100))
                .isInstanceOf(HandOverDamaged.class)
                .hasMessageContaining("clean")
                .hasMessageContaining("holds no part");
    }

    @Test
    void canBeOpenedWithOtherTools() throws Exception {
        ParquetParts parts = new ParquetParts(folder.resolve("it's here"), WholeFiles.UNGUARDED);
        parts.write(0, List.of(many(0, 2000)));

        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement =
                        connection.prepareStatement(
                                "SELECT count(*), sum(nightjar_label), max(\"born; DROP TABLE part\"), max(nightjar_record) FROM read_parquet(?)")) {
            statement.setString(1, folder.resolve("it's here/part-00000.parquet").toString());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                assertThat(result.getLong(1)).isEqualTo(2000);
                assertThat(result.getDouble(2)).isEqualTo(1000);
                assertThat(result.getTimestamp(3).toLocalDateTime())
                        .hasToString("1970-01-01T00:33:19");
                assertThat(result.getLong(4)).isEqualTo(4001);
            }
        }
    }

    private static List<Long> longs(int count) {
        return LongStream.range(0, count).boxed().toList();
    }

    /// Rows `from` to `from + count` of an endless table.
    private static RecordBatch many(int from, int count) {
        double[] numbers = new double[count];
        @Nullable String[] texts = new @Nullable String[count];
        long[] dates = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.sqrt(from + i);
            texts[i] = (from + i) % 11 == 0 ? null : "p" + (from + i) % 50;
            dates[i] = (from + i) * 1000L;
        }
        return batch(numbers, texts, dates, from);
    }

    private static RecordBatch batch(
            double[] numbers, @Nullable String[] texts, long[] dates, int from) {
        int rows = numbers.length;
        double[] labels = new double[rows];
        long[] records = new long[rows];
        long[] lines = new long[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = (from + i) % 2;
            records[i] = 2L * (from + i) + 3;
            lines[i] = 3L * (from + i) + 5;
        }
        TextColumn text = TextColumn.of(texts);
        return new RecordBatch(
                SCHEMA,
                Arrays.asList(
                        new NumberColumn(numbers),
                        text,
                        text,
                        new NumberColumn(labels),
                        new DateColumn(dates)),
                records,
                lines);
    }

    private static double number(RecordBatch batch, int column, int row) {
        return ((NumberColumn) batch.column(column)).get(row);
    }

    private static RecordBatch only(RowSource source) {
        try (BatchReader reader = source.open(null)) {
            SourceBatch batch = Objects.requireNonNull(reader.read());
            assertThat(reader.read()).isNull();
            return batch.rows();
        }
    }
}
