package nightjar.testing;

import java.util.List;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Batches in memory as a source.
public record TableSource(Schema schema, List<RecordBatch> batches) implements RowSource {

    public TableSource(RecordBatch only) {
        this(only.schema(), List.of(only));
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public long size() {
        return batches.size();
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
            return next == batches.size() ? null : new SourceBatch(batches.get(next++), List.of());
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
