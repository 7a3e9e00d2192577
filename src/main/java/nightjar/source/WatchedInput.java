package nightjar.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import nightjar.durable.Fingerprint;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.table.ColumnType;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The input of a run, which must stay what it was when the attempt began: nothing read from what was replaced, cut or deleted meanwhile may be
/// committed. Its stamp is compared for every chunk; only if that differs is it read once more to see whether its content does.
public final class WatchedInput {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedInput.class);

    private final Input input;
    private final Fingerprint begun;
    private Object stamp;
    private boolean told;
    private long bytesRead;

    /// @param begun its fingerprint when the attempt began
    /// @param stamp what it had before that was taken
    WatchedInput(Input input, Fingerprint begun, Object stamp) {
        this.input = input;
        this.begun = begun;
        this.stamp = stamp;
    }

    public Input input() {
        return input;
    }

    /// What it was when the attempt began.
    public Fingerprint begun() {
        return begun;
    }

    /// Its rows, as `source` reads them. What was found out beside them is told once.
    public RowSource watched(RowSource source) {
        if (!told) {
            told = true;
            source.warnings().forEach(warning -> LOG.warn("{}: {}", input.shown(), warning));
        }
        return new Watched(source);
    }

    /// Bytes that this process has read and committed, over all passes.
    public long bytesRead() {
        return bytesRead;
    }

    /// @throws InputChanged if the input is no longer what it was
    private synchronized void check() {
        try {
            Object now = input.stamp();
            if (now.equals(stamp)) {
                return;
            }
            Fingerprint found = input.fingerprint();
            if (!found.equals(begun)) {
                throw new InputChanged(
                        "%s changed while it was read (%s bytes %s, now %s bytes %s). Nothing of the last chunk was kept. Put it back as it was and restart the run, or begin a new one with --again."
                                .formatted(input, begun.size(), begun, found.size(), found));
            }
            stamp = now;
        } catch (NoSuchFileException _) {
            throw new InputChanged(
                    "%s was removed while it was read. Nothing of the last chunk was kept. Put it back as it was and restart the run."
                            .formatted(input));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + input + ": " + e.getMessage(), e);
        }
    }

    private final class Watched implements RowSource {

        private final RowSource source;

        Watched(RowSource source) {
            this.source = source;
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public Schema schema() {
            return source.schema();
        }

        @Override
        public RowSource only(List<String> names) {
            return new Watched(source.only(names));
        }

        @Override
        public RowSource suiting(Map<String, ColumnType> types) {
            return new Watched(source.suiting(types));
        }

        @Override
        public RowSource larger(int times) {
            return new Watched(source.larger(times));
        }

        @Override
        public List<String> warnings() {
            return source.warnings();
        }

        @Override
        public long size() {
            return source.size();
        }

        @Override
        public BatchReader open(@Nullable String position) {
            return new Reader(source.open(position), source.size());
        }
    }

    /// Its position is asked for behind every batch, and it is asked to confirm when a chunk is about to be committed: everything the chunk holds
    /// has been read by then.
    private final class Reader implements BatchReader {

        private final BatchReader reader;
        private final long size;
        private long before;

        /// @param size of the source, in the unit in which its reader tells how far it has come
        Reader(BatchReader reader, long size) {
            this.reader = reader;
            this.size = size;
            this.before = reader.progress();
        }

        @Override
        public @Nullable SourceBatch read() {
            SourceBatch batch = reader.read();
            if (batch == null) {
                check();
            }
            return batch;
        }

        @Override
        public String position() {
            check();
            count();
            return reader.position();
        }

        /// Parquet tells its progress in rows; the share of the rows is the share of the file.
        private void count() {
            long progress = reader.progress();
            if (size > 0) {
                bytesRead += Math.round((double) (progress - before) / size * begun.size());
            }
            before = progress;
        }

        @Override
        public void confirm() {
            check();
        }

        @Override
        public long progress() {
            return reader.progress();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
