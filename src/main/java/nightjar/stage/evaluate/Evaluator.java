package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.metric.Calibration;
import nightjar.metric.ConfusionMatrix;
import nightjar.metric.Interval;
import nightjar.metric.Measures;
import nightjar.metric.Metrics;
import nightjar.metric.ScoreDistribution;
import nightjar.model.Task;
import nightjar.spec.Metric;
import org.jspecify.annotations.Nullable;

/// Turns predictions of the hold-out into an [Evaluation].
final class Evaluator {

    private final Task task;
    private final HeldOut heldOut;
    private final Map<String, Map<String, int[]>> groups = new LinkedHashMap<>();

    private Evaluator(Task task, HeldOut heldOut) {
        this.task = task;
        this.heldOut = heldOut;
        for (SliceColumn slice : heldOut.slices()) {
            if (slice.distinct() <= Evaluation.SLICE_VALUES) {
                groups.put(slice.name(), slice.groups());
            }
        }
    }

    static Evaluation evaluate(Contest contest, HeldOut heldOut, TrainingLabels training) {
        Task task = contest.task();
        Evaluator evaluator = new Evaluator(task, heldOut);
        double[] baseline = repeated(training.baseline(task), heldOut.rows());
        return new Evaluation(
                task,
                heldOut.rows(),
                training.rows(),
                evaluator.model(
                        "candidate", null, heldOut.candidate(), contest.candidate().threshold()),
                champion(evaluator, contest.champion(), heldOut),
                evaluator.model("baseline", null, baseline, Metrics.THRESHOLD),
                contest.champion() instanceof Champion.Incomparable champion
                        ? champion.reason()
                        : null,
                sliceValues(heldOut),
                contest.importance(),
                HoldoutJudge.judge(task, heldOut));
    }

    private static @Nullable ModelEvaluation champion(
            Evaluator evaluator, Champion champion, HeldOut heldOut) {
        double[] predictions = heldOut.champion();
        return champion instanceof Champion.Comparable(int version, Contestant contestant)
                        && predictions != null
                ? evaluator.model("champion", version, predictions, contestant.threshold())
                : null;
    }

    private static Map<String, Integer> sliceValues(HeldOut heldOut) {
        Map<String, Integer> values = new LinkedHashMap<>();
        for (SliceColumn slice : heldOut.slices()) {
            values.put(slice.name(), slice.distinct());
        }
        return values;
    }

    private static double[] repeated(double[] row, int rows) {
        double[] all = new double[rows * row.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = row[i % row.length];
        }
        return all;
    }

    private ModelEvaluation model(
            String name, @Nullable Integer version, double[] predictions, double threshold) {
        double[] labels = heldOut.labels();
        Measures measures = Metrics.measures(task, labels, predictions, threshold);
        boolean numbers = labels.length > 0 && Metrics.allFinite(predictions);
        boolean classes = numbers && !(task instanceof Task.Regression);
        return new ModelEvaluation(
                name,
                version,
                values(measures),
                intervals(measures),
                classes ? ConfusionMatrix.of(task, labels, predictions, threshold) : null,
                classes ? Calibration.of(task, labels, predictions) : null,
                numbers ? ScoreDistribution.of(task, predictions) : null,
                slices(predictions, threshold));
    }

    private Map<String, Double> values(Measures measures) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Metric metric : Metrics.of(task)) {
            values.put(metric.yamlName(), measures.value(metric));
        }
        return values;
    }

    private Map<String, Interval> intervals(Measures measures) {
        Map<String, Interval> intervals = new LinkedHashMap<>();
        for (Metric metric : Metrics.of(task)) {
            measures.interval(metric)
                    .ifPresent(interval -> intervals.put(metric.yamlName(), interval));
        }
        return intervals;
    }

    private List<SliceEvaluation> slices(double[] predictions, double threshold) {
        List<SliceEvaluation> slices = new ArrayList<>();
        groups.forEach(
                (column, byValue) ->
                        byValue.forEach(
                                (value, rows) ->
                                        slices.add(
                                                new SliceEvaluation(
                                                        column,
                                                        value,
                                                        rows.length,
                                                        slice(rows, predictions, threshold)))));
        return slices;
    }

    /// One row says nothing: there every metric is undefined.
    private Map<String, Double> slice(int[] rows, double[] predictions, double threshold) {
        int[] judged = rows.length < 2 ? new int[0] : rows;
        int outputs = task.outputs();
        double[] labels = new double[judged.length];
        double[] selected = new double[judged.length * outputs];
        for (int i = 0; i < judged.length; i++) {
            labels[i] = heldOut.labels()[judged[i]];
            System.arraycopy(predictions, judged[i] * outputs, selected, i * outputs, outputs);
        }
        return values(Metrics.measures(task, labels, selected, threshold));
    }
}
