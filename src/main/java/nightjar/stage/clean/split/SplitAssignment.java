package nightjar.stage.clean.split;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nightjar.project.training.Holdout;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;

/// Deals rows to the hold-out and to folds. By key: FNV-1a over the UTF-8 of the key (Fowler, Noll, Vo), mixed with the seed by the finaliser
/// of MurmurHash3; the same key lands on the same side for ever. By time: after how many of the boundaries a row lies.
public final class SplitAssignment {

    /// The fold of a row that no fit ever sees.
    public static final int HOLDOUT = -1;

    private final Holdout holdout;
    private final int folds;
    private final double[] boundaries;

    /// @param boundaries ascending, where the hold-out is by order: values at or above the last are held out, the others part the folds
    public SplitAssignment(Holdout holdout, int folds, List<Double> boundaries) {
        this.holdout = holdout;
        this.folds = Math.max(1, folds);
        this.boundaries = boundaries.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// The fold of a key, or [#HOLDOUT].
    public int ofKey(String key) {
        long hash = hash(key);
        double share = (mix(hash + holdout.seed()) >>> 11) * 0x1.0p-53;
        if (share < holdout.fraction()) {
            return HOLDOUT;
        }
        return (int) Long.remainderUnsigned(mix(hash ^ mix(~holdout.seed())), folds);
    }

    /// The fold of a place in the order.
    public int ofOrder(double value) {
        int passed = 0;
        while (passed < boundaries.length && value >= boundaries[passed]) {
            passed++;
        }
        return passed == boundaries.length ? HOLDOUT : passed;
    }

    /// The place of a row in the order; NaN where it is missing.
    public static double order(Column column, int row) {
        return switch (column) {
            case NumberColumn numbers -> numbers.get(row);
            case DateColumn dates -> dates.isMissing(row) ? Double.NaN : dates.get(row);
            case TextColumn _ -> Double.NaN;
        };
    }

    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
