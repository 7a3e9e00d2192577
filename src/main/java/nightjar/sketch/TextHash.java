package nightjar.sketch;

/// The 128-bit hash of texts: MurmurHash3_x64_128 by Austin Appleby over the chars, of two bytes each, low byte first. Holds one hash at a time, so
/// that hashing makes nothing. Not thread-safe.
public final class TextHash {

    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private static final int CHARS_PER_LONG = 4;

    private final long seed;
    private long high;
    private long low;

    public TextHash(long seed) {
        this.seed = seed;
    }

    /// Takes the place of the hash before.
    public void of(String text) {
        high = seed;
        low = seed;
        int length = text.length();
        int at = 0;
        for (; at + 2 * CHARS_PER_LONG <= length; at += 2 * CHARS_PER_LONG) {
            high ^= first(pack(text, at, at + CHARS_PER_LONG));
            high = (Long.rotateLeft(high, 27) + low) * 5 + 0x52dce729;
            low ^= second(pack(text, at + CHARS_PER_LONG, at + 2 * CHARS_PER_LONG));
            low = (Long.rotateLeft(low, 31) + high) * 5 + 0x38495ab5;
        }
        high ^= first(pack(text, at, Math.min(length, at + CHARS_PER_LONG)));
        low ^= second(pack(text, at + CHARS_PER_LONG, length));
        finish(2L * length);
    }

    private static long pack(String text, int from, int to) {
        long packed = 0;
        for (int i = from; i < to; i++) {
            packed |= (long) text.charAt(i) << 16 * (i - from);
        }
        return packed;
    }

    private static long first(long chars) {
        return Long.rotateLeft(chars * C1, 31) * C2;
    }

    private static long second(long chars) {
        return Long.rotateLeft(chars * C2, 33) * C1;
    }

    private void finish(long bytes) {
        high ^= bytes;
        low ^= bytes;
        high += low;
        low += high;
        high = mixed(high);
        low = mixed(low);
        high += low;
        low += high;
    }

    private static long mixed(long half) {
        long mixed = (half ^ half >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }

    /// The first half of the hash.
    public long high() {
        return high;
    }

    /// The second half.
    public long low() {
        return low;
    }
}
