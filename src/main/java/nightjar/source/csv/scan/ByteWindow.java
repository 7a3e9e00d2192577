package nightjar.source.csv.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A stretch of a stream, held in memory: the bytes from [#start] to [#limit] of [#bytes]. It moves forward, and grows when one record
/// needs more room than there is.
public final class ByteWindow implements AutoCloseable {

    private static final int FIRST_SIZE = 1 << 18;

    private final InputStream in;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int start;
    private int limit;
    private long offset;
    private boolean last;

    /// @param offset of the stream's first byte in the source
    public ByteWindow(InputStream in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int limit() {
        return limit;
    }

    /// Where [#start] is in the source, in bytes from 0.
    long offset() {
        return offset;
    }

    /// Whether the stream ends at [#limit].
    boolean last() {
        return last;
    }

    int size() {
        return limit - start;
    }

    void moveTo(int position) {
        offset += position - start;
        start = position;
    }

    /// Reads on behind [#limit]; positions shift so that [#start] becomes 0.
    void readMore() {
        int kept = size();
        byte[] target =
                kept > bytes.length / 2 ? new byte[Math.multiplyExact(bytes.length, 2)] : bytes;
        System.arraycopy(bytes, start, target, 0, kept);
        bytes = target;
        start = 0;
        limit = kept;
        try {
            int count = in.readNBytes(bytes, limit, bytes.length - limit);
            last = count < bytes.length - limit;
            limit += count;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read on: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close: " + e.getMessage(), e);
        }
    }
}
