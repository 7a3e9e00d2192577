package nightjar.math;

/// Random numbers that depend on their seed only, whatever the Java version: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
/// Not thread-safe.
public final class SeededRandom {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    public SeededRandom(long seed) {
        this.state = seed;
    }

    /// A seed for part `number` of what `seed` began, from 0 to 2^31 - 1.
    public static long seed(long seed, long number) {
        return mix(mix(seed) + GOLDEN * (number + 1)) >>> 33;
    }

    /// From 0 to `bound` - 1; the bias is below `bound` / 2^32.
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /// From 0, inclusive, to 1, exclusive.
    public double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
