package nightjar.stage.train;

import java.util.Locale;
import nightjar.math.SeededRandom;

/// Which training rows are fitted on: all, or, where their matrix would not fit into Java's heap, a sample by record number. Decided once in a
/// run, whatever heap a restart has.
///
/// @param rows training rows there are
/// @param share of them that is taken, above 0 to 1
/// @param seed of the sample
public record TrainingSample(long rows, double share, long seed) {

    /// The share of Java's heap, less what the rest of the program needs, that the matrix may take: while it is put together its parts are there as
    /// well, and a fit needs more.
    private static final double OF_HEAP = 0.35;

    private static final double REST = 64 << 20;

    /// A label and a fold stand beside each row of the matrix.
    private static final int BESIDE = Double.BYTES + Integer.BYTES;

    private static final double SEEDS = 1L << 31;

    /// @param columns of the matrix
    /// @param heap bytes that Java's heap may have at most
    public static TrainingSample of(long rows, int columns, long heap, long seed) {
        double most = OF_HEAP * free(heap) / (columns * (double) Float.BYTES + BESIDE);
        return new TrainingSample(rows, rows <= most ? 1 : most / rows, seed);
    }

    private static double free(long heap) {
        return Math.max(REST, heap - REST);
    }

    /// Bytes of heap with which all rows would be fitted on, where with `heap` it is this share of them.
    public static double heapForAll(double share, long heap) {
        return REST + free(heap) / share;
    }

    public boolean takesAll() {
        return share >= 1;
    }

    /// Whether the row of this record is fitted on.
    boolean takes(long record) {
        return takesAll() || SeededRandom.seed(seed, record) < share * SEEDS;
    }

    /// For people, where it is not the whole.
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "Fitted on a sample: about %,.0f of %,d training rows (%.0f %%), because the matrix of all would not fit into Java's memory. Give Java more (NIGHTJAR_JAVA_OPTS=-Xmx) to fit on all.",
                share * rows,
                rows,
                100 * share);
    }
}
