package nightjar.stage.train.trainer;

import java.util.Arrays;

/// How much a row counts in a fit, by its class.
public final class ClassWeights {

    /// Every row counts 1.
    public static final ClassWeights NONE = new ClassWeights(new double[0]);

    private final double[] weights;

    private ClassWeights(double[] weights) {
        this.weights = weights;
    }

    /// `rows / (classes * rows of the class)`: the classes weigh the same, the rows 1 on average. A class without rows weighs nothing
    /// and is not counted.
    public static ClassWeights balanced(int[] classes) {
        double[] weights = new double[Arrays.stream(classes).max().orElse(0) + 1];
        for (int label : classes) {
            weights[label]++;
        }
        long present = Arrays.stream(weights).filter(count -> count > 0).count();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weights[i] == 0 ? 0 : classes.length / (present * weights[i]);
        }
        return new ClassWeights(weights);
    }

    boolean none() {
        return weights.length == 0;
    }

    /// The weight of a row of this class; 1 for a class that was not there when the weights were worked out.
    public double of(int label) {
        return label < weights.length ? weights[label] : 1;
    }

    /// One weight per class.
    public double[] of(int[] everyClass) {
        return Arrays.stream(everyClass).mapToDouble(this::of).toArray();
    }
}
