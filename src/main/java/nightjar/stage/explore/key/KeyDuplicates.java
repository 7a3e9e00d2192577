package nightjar.stage.explore.key;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import nightjar.ledger.Artifact;
import nightjar.project.training.CleanRule.Duplicates.Keep;

/// The rows whose key stands in another row too: which ones go if the first of each key stays, and which if the last does.
public final class KeyDuplicates {

    /// Written where the project has a key.
    public static final Artifact.Whole<KeyDuplicates> FILE =
            Artifact.bytes("duplicates.bin", KeyDuplicates::of, KeyDuplicates::bytes);

    private static final int EXAMPLES = 5;

    /// By record number.
    private final BitSet laterOnes;

    /// By record number.
    private final BitSet earlierOnes;

    KeyDuplicates(BitSet laterOnes, BitSet earlierOnes) {
        this.laterOnes = laterOnes;
        this.earlierOnes = earlierOnes;
    }

    /// Of rows without a key.
    public static KeyDuplicates none() {
        return new KeyDuplicates(new BitSet(), new BitSet());
    }

    private static KeyDuplicates of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int longs = bytes.getInt();
        return new KeyDuplicates(bits(bytes, longs), bits(bytes, bytes.remaining() / Long.BYTES));
    }

    private static BitSet bits(ByteBuffer bytes, int longs) {
        long[] words = new long[longs];
        bytes.asLongBuffer().get(words);
        bytes.position(bytes.position() + longs * Long.BYTES);
        return BitSet.valueOf(words);
    }

    private byte[] bytes() {
        long[] later = laterOnes.toLongArray();
        long[] earlier = earlierOnes.toLongArray();
        ByteBuffer bytes =
                ByteBuffer.allocate(Integer.BYTES + (later.length + earlier.length) * Long.BYTES);
        bytes.putInt(later.length);
        bytes.asLongBuffer().put(later).put(earlier);
        return bytes.array();
    }

    /// Whether the row with this record number goes.
    ///
    /// @param record as of [nightjar.table.RecordBatch#record(int)]
    public boolean drops(long record, Keep keep) {
        return switch (keep) {
            case FIRST -> laterOnes.get((int) record);
            case LAST -> earlierOnes.get((int) record);
        };
    }

    /// How many rows go; the same for both.
    public long rows() {
        return laterOnes.cardinality();
    }

    /// The record numbers of the first rows, at most five, whose key stood in a row before.
    public List<Long> examples() {
        return laterOnes.stream().limit(EXAMPLES).asLongStream().boxed().toList();
    }
}
