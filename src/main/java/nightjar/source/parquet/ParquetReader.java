package nightjar.source.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import nightjar.durable.HandOverDamaged;
import nightjar.pass.BatchReader;
import nightjar.pass.SourceBatch;
import nightjar.source.csv.RawRecord;
import nightjar.table.Column;
import nightjar.table.DataRejected;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import org.jspecify.annotations.Nullable;

/// Reads a [ParquetTable] in batches of a fixed number of rows; the last batch of a file may be shorter, and ends its unit.
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

    /// @throws DataRejected if the file is damaged
    /// @throws HandOverDamaged if it was written by a step before
    @Override
    public @Nullable SourceBatch read() {
        try {
            return next();
        } catch (DataRejected e) {
            if (table.numbered()) {
                throw new HandOverDamaged(String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
    }

    private @Nullable SourceBatch next() {
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
        long left = table.parts().get(part).end() - row;
        int rows = (int) Math.min(table.batchRows(), left);
        SourceBatch batch = current.read(row, rows, rows == left);
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
        private final long firstRow;
        private final ParquetFile file;
        private final List<ParquetCursor> cursors;

        OpenPart(ParquetTable table, ParquetTable.Part part, long row) {
            this.table = table;
            this.firstRow = part.firstRow();
            file = ParquetFile.open(part.file());
            try {
                cursors = file.cursors(table.read(), row - firstRow, table.batchRows());
            } catch (RuntimeException e) {
                file.close();
                throw e;
            }
        }

        SourceBatch read(long row, int rows, boolean ends) {
            int width = table.columns().size();
            SortedMap<Integer, String> undecodable = new TreeMap<>();
            List<Column> columns = new ArrayList<>(width);
            for (int i = 0; i < width; i++) {
                String name = table.schema().fields().get(i).name();
                columns.add(
                        taken(
                                cursors.get(i),
                                row,
                                cursor ->
                                        cursor.take(
                                                rows, at -> undecodable.putIfAbsent(at, name))));
            }
            long[] numbers =
                    table.numbered()
                            ? taken(cursors.get(width), row, cursor -> cursor.takeLongs(rows))
                            : LongStream.rangeClosed(row + 1, row + rows).toArray();
            long[] lineNumbers =
                    table.numbered()
                            ? taken(cursors.get(width + 1), row, cursor -> cursor.takeLongs(rows))
                            : numbers;
            return apart(
                    new RecordBatch(table.schema(), columns, numbers, lineNumbers),
                    undecodable,
                    ends);
        }

        private <T> T taken(ParquetCursor cursor, long row, Function<ParquetCursor, T> taking) {
            return Damage.turned(
                    file.path(),
                    () ->
                            "column '%s', row group %s, near row %s: "
                                    .formatted(
                                            cursor.name(),
                                            file.groupOf(row - firstRow),
                                            row - firstRow + 1),
                    () -> taking.apply(cursor));
        }

        /// Rows with bytes that are no text are set aside, as those of a CSV file are.
        private static SourceBatch apart(
                RecordBatch batch, SortedMap<Integer, String> undecodable, boolean ends) {
            if (undecodable.isEmpty()) {
                return new SourceBatch(batch, List.of(), ends);
            }
            List<RejectedRow> rejected = new ArrayList<>();
            undecodable.forEach(
                    (row, column) ->
                            rejected.add(
                                    new RejectedRow(
                                            batch.line(row),
                                            RawRecord.of(batch, row),
                                            "encoding: bytes that are not UTF-8 in column '%s'"
                                                    .formatted(column))));
            return new SourceBatch(
                    batch.where(row -> !undecodable.containsKey(row)), rejected, ends);
        }

        @Override
        public void close() {
            file.release(cursors);
            file.close();
        }
    }
}
