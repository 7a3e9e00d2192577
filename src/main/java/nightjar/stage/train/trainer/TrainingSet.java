package nightjar.stage.train.trainer;

import java.util.Arrays;
import nightjar.model.Task;
import nightjar.table.Matrix;

/// The training rows. The arrays are shared, not copied.
public final class TrainingSet {

    private final Task task;
    private final Matrix features;
    private final double[] labels;
    private final int[] folds;
    private final boolean foldsAreOrderedInTime;

    /// @param features rows × all columns of the feature plan
    /// @param labels per row, as [Task] says
    /// @param folds per row, from 0
    /// @param foldsAreOrderedInTime every row of a fold is later than every row of the folds before it
    public TrainingSet(
            Task task,
            Matrix features,
            double[] labels,
            int[] folds,
            boolean foldsAreOrderedInTime) {
        if (labels.length != features.rows() || folds.length != features.rows()) {
            throw new IllegalArgumentException(
                    "%s rows, %s labels, %s folds"
                            .formatted(features.rows(), labels.length, folds.length));
        }
        this.task = task;
        this.features = features;
        this.labels = labels;
        this.folds = folds;
        this.foldsAreOrderedInTime = foldsAreOrderedInTime;
    }

    public Task task() {
        return task;
    }

    public Matrix features() {
        return features;
    }

    public double[] labels() {
        return labels;
    }

    public int[] folds() {
        return folds;
    }

    public boolean foldsAreOrderedInTime() {
        return foldsAreOrderedInTime;
    }

    public int rows() {
        return labels.length;
    }

    /// One more than the highest fold number; 0 without rows.
    public int foldCount() {
        return Arrays.stream(folds).max().orElse(-1) + 1;
    }
}
