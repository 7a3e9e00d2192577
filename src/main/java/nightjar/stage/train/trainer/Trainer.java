package nightjar.stage.train.trainer;

import nightjar.model.Task;
import nightjar.project.training.Algorithm;

/// Fits models of one family. Several threads may fit at once. What it makes of a split once (binned columns, native matrices) it may keep
/// for the next trial, until it is closed.
public sealed interface Trainer extends AutoCloseable
        permits LinearTrainer, LogisticTrainer, TreeTrainer, ForestTrainer, BoostingTrainer {

    /// Whether it can predict what the task asks for.
    boolean suits(Task task);

    /// Fits on the training rows of the split; the validation rows, where there are any, may only say when to stop.
    ///
    /// @param growth where a long fit goes on from; the model is the same bit for bit wherever that is
    Fit fit(Split split, Job job, FitCheckpoint growth);

    /// Gives back native memory.
    @Override
    default void close() {}

    /// @param task what is predicted
    /// @param trial its parameters and seed
    /// @param balanced whether every class counts the same, however many rows it has
    record Job(Task task, Trial trial, boolean balanced) {

        /// The weight of a row by its label.
        ClassWeights weights(Rows rows) {
            return balanced && !(task instanceof Task.Regression)
                    ? ClassWeights.balanced(rows.classes())
                    : ClassWeights.NONE;
        }

        /// Number of classes; 1 for a regression.
        int classes() {
            return Math.max(1, task.classes().size());
        }
    }

    static Trainer of(Algorithm algorithm) {
        return switch (algorithm) {
            case LOGISTIC -> new LogisticTrainer();
            case LINEAR -> new LinearTrainer();
            case DECISION_TREE -> new TreeTrainer();
            case RANDOM_FOREST -> new ForestTrainer();
            case GRADIENT_BOOSTING -> new BoostingTrainer();
            case RULE -> throw new IllegalArgumentException("A rule is not trained");
        };
    }
}
