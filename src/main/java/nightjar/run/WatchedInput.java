package nightjar.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import nightjar.durable.Fingerprint;
import nightjar.ledger.InputFile;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.source.InputChanged;
import nightjar.table.ColumnType;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The input of a run, which must stay what it was when the attempt began: nothing read from a file that was replaced, cut or deleted
/// meanwhile may be committed. Size, time and identity of the file are compared for every chunk; only if they differ is it read once
/// more to see whether its content does.
final class WatchedInput {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedInput.class);

    private final Path file;
    private final InputFile begun;
    private Stamp stamp;
    private boolean told;
    private long bytesRead;

    /// What changes when somebody writes to a file or puts another in its place.
    private record Stamp(long size, FileTime modified, @Nullable Object identity) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(found.size(), found.lastModifiedTime(), found.fileKey());
        }
    }

    private WatchedInput(Path file, InputFile begun, Stamp stamp) {
        this.file = file;
        this.begun = begun;
        this.stamp = stamp;
    }

    /// Takes the fingerprint of a file.
    ///
    /// @param shown its name for people and in the ledger
    static WatchedInput of(Path file, String shown) throws IOException {
        Stamp stamp = Stamp.of(file);
        return new WatchedInput(file, InputFile.of(shown, Fingerprint.of(file)), stamp);
    }

    /// The file as it was when the attempt began.
    InputFile begun() {
        return begun;
    }

    /// The rows of the file, as `source` reads them. What was found out about the file beside its rows is told once.
    RowSource watched(RowSource source) {
        if (!told) {
            told = true;
            source.warnings().forEach(warning -> LOG.warn("{}: {}", begun.path(), warning));
        }
        return new Watched(source);
    }

    /// Bytes of the file that this process has read and committed, over all passes.
    long bytesRead() {
        return bytesRead;
    }

    /// @throws InputChanged if the file is no longer what it was
    private synchronized void check() {
        try {
            Stamp now = Stamp.of(file);
            if (now.equals(stamp)) {
                return;
            }
            Fingerprint found = Fingerprint.of(file);
            if (!found.equals(begun.fingerprint())) {
                throw new InputChanged(
                        "%s changed while it was read (%s bytes %s, now %s bytes %s). Nothing of the last chunk was kept. Put it back as it was and restart the run, or begin a new one with --again."
                                .formatted(
                                        file,
                                        begun.size(),
                                        begun.fingerprint(),
                                        found.size(),
                                        found));
            }
            stamp = now;
        } catch (NoSuchFileException _) {
            throw new InputChanged(
                    "%s was removed while it was read. Nothing of the last chunk was kept. Put it back as it was and restart the run."
                            .formatted(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + file + ": " + e.getMessage(), e);
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
