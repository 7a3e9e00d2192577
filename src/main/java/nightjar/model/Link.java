package nightjar.model;

/// How a model's raw scores become predictions.
public enum Link {
    /// The score is the predicted number.
    IDENTITY,
    /// One score per row; the probability of the positive class is `1 / (1 + exp(-score))`.
    LOGISTIC,
    /// One score per class; the probabilities are `exp(score) / sum of exp(scores)`.
    SOFTMAX;

    /// The link of a task.
    public static Link of(Task task) {
        return switch (task) {
            case Task.Binary _ -> LOGISTIC;
            case Task.Classes _ -> SOFTMAX;
            case Task.Regression _ -> IDENTITY;
        };
    }

    /// Turns the scores of one row, `outputs` cells from `from`, into predictions, in place.
    void apply(double[] scores, int from, int outputs) {
        switch (this) {
            case IDENTITY -> {}
            case LOGISTIC -> scores[from] = 1 / (1 + Math.exp(-scores[from]));
            case SOFTMAX -> softmax(scores, from, outputs);
        }
    }

    /// Shifted by the largest score, so that nothing overflows.
    private static void softmax(double[] scores, int from, int outputs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + outputs; i++) {
            largest = Math.max(largest, scores[i]);
        }
        double sum = 0;
        for (int i = from; i < from + outputs; i++) {
            scores[i] = Math.exp(scores[i] - largest);
            sum += scores[i];
        }
        for (int i = from; i < from + outputs; i++) {
            scores[i] /= sum;
        }
    }
}
