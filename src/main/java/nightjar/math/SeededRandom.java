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
        return share(next());
    }

    /// The share that belongs to a number, whoever asks and in whatever order: the one that a generator from seed 0 gives as its `number`-th.
    public static double shareOf(long number) {
        return share(mix(number * GOLDEN));
    }

    /// What a generator in this state draws next.
    public static long after(long state) {
        return mix(state + GOLDEN);
    }

    private long next() {
        long drawn = after(state);
        state += GOLDEN;
        return drawn;
    }

    private static double share(long drawn) {
        return (drawn >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
