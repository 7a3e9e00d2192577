package nightjar.source.csv.scan;

import java.io.IOException;
import java.io.OutputStream;

/// Counts the records of CSV that this package wrote itself: line feeds outside quotes.
public final class RecordCounter {

    private long records;
    private long bytes;
    private boolean quoted;

    public long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    /// A stream that counts what passes through to `out`.
    public OutputStream countingInto(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] block, int from, int length) throws IOException {
                count(block, from, length);
                out.write(block, from, length);
            }
        };
    }

    private void count(byte[] block, int from, int length) {
        bytes += length;
        for (int i = from; i < from + length; i++) {
            if (block[i] == '"') {
                quoted = !quoted;
            } else if (block[i] == '\n' && !quoted) {
                records++;
            }
        }
    }
}
