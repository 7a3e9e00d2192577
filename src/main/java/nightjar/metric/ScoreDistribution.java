package nightjar.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.model.Task;

/// How the predictions spread: probabilities of the positive class, of the predicted class where there are several, or numbers.
///
/// @param low lower end of the first bin: 0 for probabilities, else the smallest prediction
/// @param high upper end of the last bin: 1 for probabilities, else the greatest prediction
/// @param counts rows per bin, twenty bins of equal width; a prediction on an inner edge belongs to the bin above
public record ScoreDistribution(double low, double high, List<Long> counts) {

    private static final int BINS = 20;

    public ScoreDistribution {
        counts = List.copyOf(counts);
    }

    /// @param predictions n × [Task#outputs()], finite; probabilities outside 0 to 1 count in the outermost bins
    /// @throws IllegalArgumentException for no predictions, and for predictions that are no numbers
    public static ScoreDistribution of(Task task, double[] predictions) {
        if (predictions.length == 0 || !Metrics.allFinite(predictions)) {
            throw new IllegalArgumentException("No predictions, or one is NaN or infinite");
        }
        return switch (task) {
            case Task.Binary _ -> of(predictions, 0, 1);
            case Task.Classes classes -> of(chosen(predictions, classes.names().size()), 0, 1);
            case Task.Regression _ ->
                    of(
                            predictions,
                            Arrays.stream(predictions).min().orElseThrow(),
                            Arrays.stream(predictions).max().orElseThrow());
        };
    }

    private static double[] chosen(double[] probabilities, int classes) {
        double[] chosen = new double[probabilities.length / classes];
        for (int row = 0; row < chosen.length; row++) {
            int choice = Task.mostProbable(probabilities, row, classes);
            chosen[row] = probabilities[row * classes + choice];
        }
        return chosen;
    }

    private static ScoreDistribution of(double[] scores, double low, double high) {
        long[] counts = new long[BINS];
        double width = high - low;
        for (double score : scores) {
            int bin = width == 0 ? 0 : (int) ((score - low) / width * BINS);
            counts[Math.max(0, Math.min(BINS - 1, bin))]++;
        }
        List<Long> boxed = new ArrayList<>(BINS);
        for (long count : counts) {
            boxed.add(count);
        }
        return new ScoreDistribution(low, high, boxed);
    }
}
