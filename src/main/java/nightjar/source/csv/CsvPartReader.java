package nightjar.source.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.durable.HandOverDamaged;
import nightjar.pass.BatchReader;
import nightjar.pass.SourceBatch;
import nightjar.source.csv.scan.ByteWindow;
import nightjar.source.csv.scan.CsvInput;
import nightjar.source.csv.scan.CsvPosition;
import nightjar.source.csv.scan.Dialect;
import nightjar.source.csv.scan.RecordSplitter;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// Reads parts of CSV as what they were written from; an empty text is a missing one.
///
/// @param schema without dates, which no scores have
public record CsvPartReader(Schema schema) {

    private static final Dialect DIALECT = new Dialect(StandardCharsets.UTF_8, ',', '"', false);
    private static final int BATCH_ROWS = 4096;

    /// @throws HandOverDamaged if it is no part
    public List<RecordBatch> read(Path part) throws IOException {
        if (Files.size(part) == 0) {
            return List.of();
        }
        List<RecordBatch> batches = new ArrayList<>();
        try (BatchReader reader = open(part)) {
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

    private BatchReader open(Path part) throws IOException {
        int width = schema.size();
        CsvInput input = CsvInput.open(part, StandardCharsets.UTF_8, 0);
        return new CsvReader(
                input,
                new RecordSplitter(
                        new ByteWindow(input, 0),
                        StandardCharsets.UTF_8,
                        DIALECT,
                        width,
                        new CsvPosition(0, 0, 1)),
                new CsvRecords(StandardCharsets.UTF_8, DIALECT, width, BATCH_ROWS),
                new CsvReader.Shape(
                        Schema.of(schema.names(), ColumnType.TEXT),
                        IntStream.range(0, width).toArray(),
                        new CsvReader.Cut(BATCH_ROWS, BATCH_ROWS),
                        "UTF-8"));
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
            case DATE -> throw new IllegalArgumentException("No scores have dates");
        };
    }
}
