package nightjar.metric;

import java.util.Optional;
import nightjar.math.Interval;
import nightjar.project.training.Metric;
import org.jspecify.annotations.Nullable;

/// Metrics of probabilities of one class.
final class BinaryMeasures implements Measures {

    private final double[] labels;
    private final double[] scores;
    private long truePositives;
    private long falsePositives;
    private long positives;
    private @Nullable Ranking ranking;

    BinaryMeasures(double[] labels, double[] scores, double threshold) {
        this.labels = labels;
        this.scores = scores;
        for (int row = 0; row < labels.length; row++) {
            boolean positive = labels[row] == 1;
            positives += positive ? 1 : 0;
            if (scores[row] >= threshold) {
                truePositives += positive ? 1 : 0;
                falsePositives += positive ? 0 : 1;
            }
        }
    }

    @Override
    public double value(Metric metric) {
        return switch (metric) {
            case AUC -> ranking().auc();
            case LOG_LOSS -> logLoss().value();
            case ACCURACY -> right() / (double) labels.length;
            case F1 -> f1();
            case PRECISION -> precision();
            case RECALL -> truePositives / (double) positives;
            case BRIER -> brier().value();
            case LIFT -> ranking().lift();
            case RMSE, MAE, R2 -> Double.NaN;
        };
    }

    @Override
    public Optional<Interval> interval(Metric metric) {
        return switch (metric) {
            case AUC -> ranking().aucInterval();
            case LOG_LOSS -> logLoss().interval();
            case ACCURACY -> Interval.wilson(right(), labels.length);
            case PRECISION -> Interval.wilson(truePositives, truePositives + falsePositives);
            case RECALL -> Interval.wilson(truePositives, positives);
            case BRIER -> brier().interval();
            case F1, LIFT, RMSE, MAE, R2 -> Optional.empty();
        };
    }

    private Ranking ranking() {
        if (ranking == null) {
            ranking = Ranking.of(labels, 1, scores, 0, 1);
        }
        return ranking;
    }

    private long right() {
        return truePositives + (labels.length - positives - falsePositives);
    }

    /// A model that never says yes although it should has precision 0: that is the model's fault, not a gap in the rows.
    private double precision() {
        long predicted = truePositives + falsePositives;
        return predicted == 0 && positives > 0 ? 0 : truePositives / (double) predicted;
    }

    private double f1() {
        return positives == 0
                ? Double.NaN
                : 2.0 * truePositives / (truePositives + falsePositives + positives);
    }

    private Mean logLoss() {
        Mean mean = new Mean();
        for (int row = 0; row < labels.length; row++) {
            double probability = LogLoss.clip(scores[row]);
            mean.add(-Math.log(labels[row] == 1 ? probability : 1 - probability));
        }
        return mean;
    }

    private Mean brier() {
        Mean mean = new Mean();
        for (int row = 0; row < labels.length; row++) {
            double error = scores[row] - labels[row];
            mean.add(error * error);
        }
        return mean;
    }
}
