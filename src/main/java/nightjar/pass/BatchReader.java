package nightjar.pass;

import org.jspecify.annotations.Nullable;

/// Reads a [RowSource] batch by batch. Not thread-safe.
public interface BatchReader extends AutoCloseable {

    /// The next rows, or null at the end. A batch may hold rejected records only.
    @Nullable SourceBatch read();

    /// Where the next reader goes on: behind the last batch that was read. Same source, same position, same batches.
    String position();

    /// Throws if what was read so far may not be used, because the source has changed meanwhile. Unlike the others it may be called by another
    /// thread than the one that reads.
    default void confirm() {}

    /// How far this reader has come, in the unit of [RowSource#size()].
    long progress();

    @Override
    void close();
}
