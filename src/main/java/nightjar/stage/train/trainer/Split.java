package nightjar.stage.train.trainer;

import java.util.Optional;
import java.util.stream.IntStream;
import nightjar.table.Matrix;
import org.jspecify.annotations.Nullable;

/// Rows to fit on and, in cross-validation, rows to judge by. Small ones are kept once made; large ones are made anew for each use, so
/// that not every fold lies in memory at once.
public final class Split {

    /// Cells up to which what is made of a split is kept: 80 MB of 32-bit numbers.
    private static final long KEPT_CELLS = 20_000_000;

    private final Matrix features;
    private final double[] labels;
    private final int[] train;
    private final int[] validation;
    private @Nullable Rows keptTrain;
    private @Nullable Rows keptValidation;

    private Split(Matrix features, double[] labels, int[] train, int[] validation) {
        this.features = features;
        this.labels = labels;
        this.train = train;
        this.validation = validation;
    }

    /// All rows, nothing to judge by.
    public static Split all(Matrix features, double[] labels) {
        Split split = new Split(features, labels, new int[0], new int[0]);
        split.keptTrain = new Rows(features, labels);
        return split;
    }

    /// Fold `fold` to judge by; to fit on, the other folds, or, where folds are ordered in time, the folds before it.
    public static Split ofFold(TrainingSet set, Matrix features, int fold) {
        int[] folds = set.folds();
        boolean ordered = set.foldsAreOrderedInTime();
        return new Split(
                features,
                set.labels(),
                IntStream.range(0, folds.length)
                        .filter(i -> ordered ? folds[i] < fold : folds[i] != fold)
                        .toArray(),
                IntStream.range(0, folds.length).filter(i -> folds[i] == fold).toArray());
    }

    /// Whether what is made of this split may be kept for the next trial.
    boolean kept() {
        return features.rows() * (long) features.columns() <= KEPT_CELLS;
    }

    synchronized Rows train() {
        if (keptTrain != null) {
            return keptTrain;
        }
        Rows rows = Rows.select(features, labels, train);
        keptTrain = kept() ? rows : null;
        return rows;
    }

    /// Empty where nothing is left to judge by.
    public synchronized Optional<Rows> validation() {
        if (keptValidation != null || validation.length == 0) {
            return Optional.ofNullable(keptValidation);
        }
        Rows rows = Rows.select(features, labels, validation);
        keptValidation = kept() ? rows : null;
        return Optional.of(rows);
    }

    /// Positions of the rows of [#validation()] in the training set.
    public int[] validationRows() {
        return validation;
    }

    /// Why no model can be fitted or judged here, such as a single class to fit on; empty where it can.
    public Optional<String> unusable(boolean classes) {
        if (train.length == 0 || validation.length == 0) {
            return Optional.of("no rows");
        }
        return classes && oneClass() ? Optional.of("one class only") : Optional.empty();
    }

    private boolean oneClass() {
        for (int row : train) {
            if (labels[row] != labels[train[0]]) {
                return false;
            }
        }
        return true;
    }
}
