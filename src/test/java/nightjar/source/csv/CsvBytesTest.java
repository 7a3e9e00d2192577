package nightjar.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nightjar.source.csv.scan.CsvLine;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvBytesTest {

    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            new Field("a", ColumnType.TEXT),
                            new Field("b", ColumnType.TEXT),
                            new Field("c", ColumnType.NUMBER),
                            new Field("d", ColumnType.DATE)));

    private static final String CHARACTERS = "aZ09-_.:;'\"`, \t\r\n#!\\é€\u0001\uD83D\uDC26~";

    @Test
    void writesWhatCommonsCsvPrints() throws IOException {
        Random random = new Random(20261122);
        for (int round = 0; round < 300; round++) {
            RecordBatch batch = batch(1 + random.nextInt(40), 1 + random.nextInt(30), random);

            String written =
                    new String(CsvBytes.of(batch), java.nio.charset.StandardCharsets.UTF_8);

            assertThat(written).isEqualTo(printed(batch));
        }
    }

    private static RecordBatch batch(int rows, int values, Random random) {
        @Nullable String[] pool = new @Nullable String[values];
        for (int i = 1; i < values; i++) {
            pool[i] = text(random);
        }
        double[] numbers = random.doubles(rows, -1, 1).toArray();
        numbers[0] = Double.NaN;
        numbers[rows - 1] = random.nextInt(-5, 5);
        long[] dates = random.longs(rows, 0, 2_000_000_000_000L).toArray();
        dates[0] = DateColumn.MISSING;
        List<Column> columns =
                List.of(
                        TextColumn.of(cells(rows, pool, random)),
                        TextColumn.of(cells(rows, pool, random)),
                        new NumberColumn(numbers),
                        new DateColumn(dates));
        long[] lines = new long[rows];
        return new RecordBatch(SCHEMA, columns, lines, lines);
    }

    private static @Nullable String[] cells(int rows, @Nullable String[] pool, Random random) {
        @Nullable String[] cells = new @Nullable String[rows];
        for (int row = 0; row < rows; row++) {
            cells[row] = pool[random.nextInt(pool.length)];
        }
        return cells;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] points = CHARACTERS.codePoints().toArray();
        IntStream.range(0, random.nextInt(6))
                .forEach(_ -> text.appendCodePoint(points[random.nextInt(points.length)]));
        return text.toString();
    }

    private static String printed(RecordBatch batch) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CsvLine.FORMAT)) {
            for (int row = 0; row < batch.rows(); row++) {
                for (Column column : batch.columns()) {
                    printer.print(column.text(row));
                }
                printer.println();
            }
        }
        return text.toString();
    }
}
