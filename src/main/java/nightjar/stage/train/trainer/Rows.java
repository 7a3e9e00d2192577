package nightjar.stage.train.trainer;

import java.util.Arrays;
import nightjar.table.Matrix;

/// Some of the training rows, in their order. The arrays are shared, not copied.
public final class Rows {

    private final Matrix features;
    private final double[] labels;

    Rows(Matrix features, double[] labels) {
        this.features = features;
        this.labels = labels;
    }

    static Rows select(Matrix features, double[] labels, int[] selected) {
        double[] chosen = new double[selected.length];
        for (int i = 0; i < selected.length; i++) {
            chosen[i] = labels[selected[i]];
        }
        return new Rows(features.select(selected), chosen);
    }

    public Matrix features() {
        return features;
    }

    public double[] labels() {
        return labels;
    }

    public int size() {
        return labels.length;
    }

    /// The labels as positions of classes.
    int[] classes() {
        int[] classes = new int[labels.length];
        Arrays.setAll(classes, i -> (int) labels[i]);
        return classes;
    }
}
