package nightjar.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import nightjar.table.Column;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;

/// Reads a [ParquetTable] in batches of a fixed number of rows; the last batch of a file may be shorter.
final class ParquetReader implements BatchReader {

    private final ParquetTable table;
    private long row;
    private int part;
    private @Nullable OpenPart open;

    /// @param row to begin with, from 0
    ParquetReader(ParquetTable table, long row) {
        this.table = table;
        this.row = row;
    }

    @Override
    public @Nullable SourceBatch read() {
        while (part < table.parts().size() && row >= table.parts().get(part).end()) {
            close();
            part++;
        }
        if (part == table.parts().size()) {
            return null;
        }
        OpenPart current = open;
        if (current == null) {
            current = new OpenPart(table, table.parts().get(part), row);
            open = current;
        }
        int rows = (int) Math.min(table.batchRows(), table.parts().get(part).end() - row);
        SourceBatch batch = new SourceBatch(current.read(row, rows), List.of());
        row += rows;
        return batch;
    }

    @Override
    public String position() {
        return Long.toString(row);
    }

    @Override
    public long progress() {
        return row;
    }

    @Override
    public void close() {
        OpenPart current = open;
        open = null;
        if (current != null) {
            current.close();
        }
    }

    /// The file that is being read, with a cursor in each of its columns.
    private static final class OpenPart implements AutoCloseable {

        private final ParquetTable table;
        private final ParquetFile file;
        private final List<ParquetCursor> cursors;

        OpenPart(ParquetTable table, ParquetTable.Part part, long row) {
            this.table = table;
            file = ParquetFile.open(part.file());
            cursors = file.cursors(table.read(), row - part.firstRow(), table.batchRows());
        }

        RecordBatch read(long row, int rows) {
            int width = table.columns().size();
            List<Column> columns = new ArrayList<>(width);
            for (ParquetCursor cursor : cursors.subList(0, width)) {
                columns.add(cursor.take(rows));
            }
            long[] numbers =
                    table.numbered()
                            ? cursors.get(width).takeLongs(rows)
                            : LongStream.rangeClosed(row + 1, row + rows).toArray();
            long[] lineNumbers =
                    table.numbered() ? cursors.get(width + 1).takeLongs(rows) : numbers;
            return new RecordBatch(table.schema(), columns, numbers, lineNumbers);
        }

        @Override
        public void close() {
            cursors.forEach(ParquetCursor::close);
            file.close();
        }
    }
}
