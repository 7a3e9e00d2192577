package nightjar.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import nightjar.parquet.ParquetWriter;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// One Parquet file made of numbered parts of CSV: a row group per part, columns of the types of the schema.
///
/// @param schema without dates, which no scores have
record PublishedParquet(PartFolder parts, WholeFiles files, Schema schema) {

    private static final Dialect DIALECT = new Dialect(StandardCharsets.UTF_8, ',', '"', false);
    private static final int BATCH_ROWS = 4096;

    /// The same on every call.
    ///
    /// @param counted is told the number of rows before the file gets its name, and may throw
    /// @throws HandOverDamaged if a part is not what was written
    Publication publish(Path target, LongConsumer counted) {
        long[] rows = new long[1];
        DigestStream[] digest = new DigestStream[1];
        files.write(
                target,
                aside -> {
                    digest[0] =
                            new DigestStream(
                                    new BufferedOutputStream(
                                            Files.newOutputStream(aside), 1 << 16));
                    try (OutputStream out = digest[0]) {
                        rows[0] = write(out);
                    }
                    counted.accept(rows[0]);
                });
        return new Publication(target, rows[0], digest[0].bytes(), digest[0].sha256());
    }

    private long write(OutputStream out) throws IOException {
        ParquetWriter.Table table = new ParquetWriter().table(out, schema);
        long rows = 0;
        for (Path part : parts.held()) {
            List<RecordBatch> batches = Files.size(part) == 0 ? List.of() : read(part);
            table.add(batches);
            rows += batches.stream().mapToLong(RecordBatch::rows).sum();
        }
        table.end();
        return rows;
    }

    private List<RecordBatch> read(Path part) throws IOException {
        Schema text = Schema.of(schema.names(), ColumnType.TEXT);
        int width = schema.size();
        CsvInput input = CsvInput.open(part, StandardCharsets.UTF_8, 0);
        List<RecordBatch> batches = new ArrayList<>();
        try (BatchReader reader =
                new CsvReader(
                        input,
                        new RecordSplitter(
                                new ByteWindow(input, 0),
                                StandardCharsets.UTF_8,
                                DIALECT,
                                width,
                                new CsvPosition(0, 0, 1)),
                        new CsvRecords(StandardCharsets.UTF_8, DIALECT, width, BATCH_ROWS),
                        new CsvReader.Shape(
                                text,
                                IntStream.range(0, width).toArray(),
                                new CsvReader.Cut(BATCH_ROWS, BATCH_ROWS),
                                "UTF-8"))) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                if (!batch.rejected().isEmpty()) {
                    throw new HandOverDamaged(
                            "%s: %s.".formatted(part, batch.rejected().getFirst().reason()));
                }
                batches.add(typed(batch.rows()));
            }
        }
        return batches;
    }

    private RecordBatch typed(RecordBatch text) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            Field field = schema.fields().get(i);
            columns.add(typed(field.type(), (TextColumn) text.column(i)));
        }
        return text.with(schema, columns);
    }

    private static Column typed(ColumnType type, TextColumn text) {
        return switch (type) {
            case NUMBER -> {
                double[] numbers = new double[text.size()];
                for (int row = 0; row < numbers.length; row++) {
                    String cell = text.text(row);
                    numbers[row] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
                }
                yield new NumberColumn(numbers);
            }
            case CATEGORY, TEXT -> {
                @Nullable String[] cells = new @Nullable String[text.size()];
                for (int row = 0; row < cells.length; row++) {
                    String cell = text.text(row);
                    cells[row] = cell.isEmpty() ? null : cell;
                }
                yield TextColumn.of(cells);
            }
            case DATE ->
                    throw new IllegalArgumentException(
                            "No column of scores is a " + DateColumn.class.getSimpleName());
        };
    }
}
