package nightjar.stage.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// Rows of text in memory, cut into batches.
final class TextSource implements RowSource {

    private final Schema schema;
    private final List<String[]> rows;
    private final int batchRows;

    private TextSource(Schema schema, List<String[]> rows, int batchRows) {
        this.schema = schema;
        this.rows = rows;
        this.batchRows = batchRows;
    }

    /// Comma-separated names and rows; no quotes.
    static TextSource of(String header, String... lines) {
        List<String[]> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(line.split(",", -1));
        }
        return of(List.of(header.split(",")), rows, 4);
    }

    static TextSource of(List<String> names, List<String[]> rows, int batchRows) {
        return new TextSource(Schema.of(names, ColumnType.TEXT), rows, batchRows);
    }

    List<SourceBatch> batches() {
        List<SourceBatch> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += batchRows) {
            batches.add(batch(from, Math.min(rows.size(), from + batchRows)));
        }
        return batches;
    }

    private SourceBatch batch(int from, int to) {
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < schema.size(); column++) {
            TextColumn.Builder cells = new TextColumn.Builder(to - from);
            for (String[] row : rows.subList(from, to)) {
                cells.add(row[column]);
            }
            columns.add(cells.build());
        }
        long[] records = LongStream.rangeClosed(from + 1L, to).toArray();
        return new SourceBatch(new RecordBatch(schema, columns, records, records), List.of());
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public BatchReader open(@Nullable String position) {
        List<SourceBatch> batches = batches();
        return new BatchReader() {
            private int next = position == null ? 0 : Integer.parseInt(position);

            @Override
            public @Nullable SourceBatch read() {
                return next < batches.size() ? batches.get(next++) : null;
            }

            @Override
            public String position() {
                return Integer.toString(next);
            }

            @Override
            public long progress() {
                return Math.min(rows.size(), next * (long) batchRows);
            }

            @Override
            public void close() {}
        };
    }
}
