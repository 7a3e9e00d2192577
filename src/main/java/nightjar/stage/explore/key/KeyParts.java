package nightjar.stage.explore.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.ledger.Artifact;
import nightjar.ledger.RunFolder;

/// Files of key hashes that units left in a folder of the run, `keys/part-000000.bin` …, one per unit. Within a file the rows are dealt to
/// [#BUCKETS] by their hash, in order within each, so that duplicates are looked for bucket by bucket: 1/64 of the keys are in memory at a
/// time, about 50 bytes each, whatever the number of rows.
///
/// @param place the folder of the files within that of the run
/// @param count how many units left one
public record KeyParts(RunFolder folder, String place, int count) {

    /// The project's keys: kept from one attempt of exploring to the next, of no use behind it.
    public static final Artifact.Parts<Path> FOLDER = Artifact.folder("keys/");

    /// The place of the project's keys.
    public static final String KEYS = FOLDER.path();

    static final int BUCKETS = 64;

    private static final int BUCKET_SHIFT = 58;
    private static final int ROW_BYTES = KeyHashes.WIDTH * Long.BYTES;
    private static final int HEADER_BYTES = (BUCKETS + 1) * Integer.BYTES;

    /// The bytes of one file.
    ///
    /// @param entries [KeyHashes#WIDTH] longs per row
    static byte[] part(long[] entries, int rows) {
        int[] starts = starts(entries, rows);
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + rows * ROW_BYTES);
        bytes.asIntBuffer().put(starts);
        LongBuffer sorted = bytes.slice(HEADER_BYTES, rows * ROW_BYTES).asLongBuffer();
        int[] next = starts.clone();
        for (int row = 0; row < rows; row++) {
            int at = next[bucket(entries, row)]++;
            sorted.put(at * KeyHashes.WIDTH, entries, row * KeyHashes.WIDTH, KeyHashes.WIDTH);
        }
        return bytes.array();
    }

    /// Per bucket the row at which it begins, and at last the number of rows.
    private static int[] starts(long[] entries, int rows) {
        int[] starts = new int[BUCKETS + 1];
        for (int row = 0; row < rows; row++) {
            starts[bucket(entries, row) + 1]++;
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        return starts;
    }

    private static int bucket(long[] entries, int row) {
        return (int) (entries[row * KeyHashes.WIDTH] >>> BUCKET_SHIFT);
    }

    /// The files, each held against the book once: it is opened for every bucket.
    ///
    /// @throws nightjar.durable.HandOverDamaged if one is not what was written
    List<Path> held() {
        return IntStream.range(0, count)
                .mapToObj(unit -> folder.held(RunFolder.beside(place, unit)))
                .toList();
    }

    /// The rows of one bucket of one file, in the order of the source: [KeyHashes#WIDTH] longs each.
    static long[] read(Path file, int bucket) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bounds = read(channel, (long) bucket * Integer.BYTES, 2 * Integer.BYTES);
            int start = bounds.getInt(0);
            int rows = bounds.getInt(Integer.BYTES) - start;
            ByteBuffer bytes =
                    read(channel, HEADER_BYTES + (long) start * ROW_BYTES, rows * ROW_BYTES);
            long[] entries = new long[rows * KeyHashes.WIDTH];
            bytes.asLongBuffer().get(entries);
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int length)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("The file ends at " + channel.size());
            }
        }
        return bytes.flip();
    }
}
