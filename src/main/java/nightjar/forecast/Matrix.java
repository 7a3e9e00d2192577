package nightjar.forecast;

import java.util.Collection;
import nightjar.spec.Algorithm;

/// The training matrix of a run, and what training holds besides it.
///
/// @param bytes of all training rows, 4 per cell; 0: not known
/// @param fitted the share of the training rows that models are fitted on, above 0 to 1; less than 1 where the matrix of all does not fit
///     into Java's heap
/// @param times how many of it training holds beyond what the steps before it hold in a pilot
public record Matrix(long bytes, double fitted, double times) {

    /// Linear models need the batches the matrix is put together from and the whole. XGBoost has a copy too, with a column number beside each cell, the same while that
    /// is made, bins, labels, gradients and predictions. Smile's trees leave much to the garbage collector while they sort and divide rows. In all of them is
    /// the garbage of the passes over more rows than a pilot has.
    ///
    /// Measured with 0.9 and 3 million flights of 7 features, and boosting with 0.66 million rows of 49 (2 cores, 6 GB of heap), less what
    /// the largest pilot held before it trained: 5.6 and 5.2; 12, 11 and 8.5; 35 and 43.
    private static double times(Algorithm algorithm) {
        return switch (algorithm) {
            case RULE -> 0;
            case LOGISTIC, LINEAR -> 5;
            case GRADIENT_BOOSTING -> 10;
            case DECISION_TREE, RANDOM_FOREST -> 40;
        };
    }

    /// What the hungriest of the candidates needs.
    public static double times(Collection<Algorithm> candidates) {
        return candidates.stream().mapToDouble(Matrix::times).max().orElse(0);
    }

    /// Bytes.
    double held() {
        return bytes * fitted * times;
    }
}
