package nightjar.forecast;

import java.util.List;
import nightjar.project.training.Algorithm;

/// The training matrix of a run, and what training holds with it.
///
/// @param rows training rows; 0: not known
/// @param columns features
/// @param fitted the share of the rows that models are fitted on, above 0 to 1; less than 1 where the matrix of all does not fit into
///     Java's heap
/// @param candidates that are fitted on it
public record TrainingMatrix(long rows, int columns, double fitted, List<Algorithm> candidates) {

    /// What training holds, beyond what the largest pilot held before it: so many bytes for each training row, and for each of its cells. Of both the garbage of
    /// the passes over more rows than a pilot has is a part.
    ///
    /// Linear models need the batches that the matrix is put together from, and the whole. XGBoost has a copy too, with a column number beside each cell, the
    /// same while that is made, bins, labels, gradients and predictions. Smile's trees leave much to the garbage collector while they sort and divide rows.
    ///
    /// Fitted on flights (7 features, 0.72 and 2.4 million training rows) and churn data repeated (61 features, 0.53 million), with 2 cores and 6 GB of heap. Held,
    /// in bytes per training row: linear 157, 145 and 1,638; boosting 351, 316 and 2,082; trees 968, 1,211 and 4,992.
    private record Needs(int perRow, int perCell) {

        static Needs of(Algorithm algorithm) {
            return switch (algorithm) {
                case RULE -> new Needs(0, 0);
                case LOGISTIC, LINEAR -> new Needs(0, 27);
                case GRADIENT_BOOSTING -> new Needs(100, 32);
                case DECISION_TREE, RANDOM_FOREST -> new Needs(600, 72);
            };
        }
    }

    public TrainingMatrix {
        candidates = List.copyOf(candidates);
    }

    /// Of all training rows, 4 per cell.
    long bytes() {
        return rows * columns * Float.BYTES;
    }

    /// Bytes that training holds for the hungriest of the candidates.
    double held() {
        return candidates.stream()
                .map(Needs::of)
                .mapToDouble(needs -> fitted * rows * (needs.perRow + needs.perCell * columns))
                .max()
                .orElse(0);
    }
}
