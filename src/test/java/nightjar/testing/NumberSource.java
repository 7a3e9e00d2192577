package nightjar.testing;

import java.util.List;
import java.util.stream.LongStream;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// A source of the numbers 1 to `records` in the column `n`, of which every hundredth record is malformed.
public record NumberSource(int records, int batchRows) implements RowSource {

    @Override
    public Schema schema() {
        return Schema.of(List.of("n"), ColumnType.NUMBER);
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public long size() {
        return records;
    }

    @Override
    public BatchReader open(@Nullable String position) {
        return new Reader(position == null ? 0 : Integer.parseInt(position));
    }

    private final class Reader implements BatchReader {

        private int next;

        Reader(int next) {
            this.next = next;
        }

        @Override
        public @Nullable SourceBatch read() {
            if (next >= records) {
                return null;
            }
            int end = Math.min(records, next + batchRows);
            long[] good = LongStream.rangeClosed(next + 1, end).filter(n -> n % 100 != 0).toArray();
            List<RejectedRow> bad =
                    LongStream.rangeClosed(next + 1, end)
                            .filter(n -> n % 100 == 0)
                            .mapToObj(n -> new RejectedRow(n, "x" + n, "not a number"))
                            .toList();
            next = end;
            double[] cells = LongStream.of(good).asDoubleStream().toArray();
            return new SourceBatch(
                    new RecordBatch(schema(), List.of(new NumberColumn(cells)), good, good), bad);
        }

        @Override
        public String position() {
            return Integer.toString(next);
        }

        @Override
        public long progress() {
            return next;
        }

        @Override
        public void close() {}
    }
}
