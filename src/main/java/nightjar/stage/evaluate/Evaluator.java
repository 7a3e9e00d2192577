package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.metric.Calibration;
import nightjar.metric.Comparison;
import nightjar.metric.ConfusionMatrix;
import nightjar.metric.Difference;
import nightjar.metric.Interval;
import nightjar.metric.Measures;
import nightjar.metric.Metrics;
import nightjar.metric.Money;
import nightjar.metric.PairedBootstrap.Predictions;
import nightjar.metric.ScoreDistribution;
import nightjar.model.Task;
import nightjar.spec.GateRule;
import nightjar.spec.Metric;
import org.jspecify.annotations.Nullable;

/// Turns predictions of the hold-out into an [Evaluation].
final class Evaluator {

    private final Terms terms;
    private final double championThreshold;
    private final Task task;
    private final HeldOut heldOut;
    private final Map<String, Map<String, int[]>> groups = new LinkedHashMap<>();

    private Evaluator(Contest contest, HeldOut heldOut, Terms terms) {
        this.championThreshold =
                contest.champion() instanceof Champion.Comparable comparable
                        ? comparable.contestant().threshold()
                        : Metrics.THRESHOLD;
        this.terms = terms;
        this.task = contest.task();
        this.heldOut = heldOut;
        for (SliceColumn slice : heldOut.slices()) {
            if (slice.distinct() <= Evaluation.SLICE_VALUES) {
                groups.put(slice.name(), slice.groups());
            }
        }
    }

    static Evaluation evaluate(
            Contest contest, HeldOut heldOut, TrainingLabels training, Terms terms) {
        Task task = contest.task();
        Evaluator evaluator = new Evaluator(contest, heldOut, terms);
        double[] baseline = repeated(training.baseline(task), heldOut.rows());
        return new Evaluation(
                task,
                terms.metric(),
                heldOut.rows(),
                training.rows(),
                evaluator.model(
                        "candidate", null, heldOut.candidate(), contest.candidate().threshold()),
                champion(evaluator, contest.champion(), heldOut),
                evaluator.model("baseline", null, baseline, Metrics.THRESHOLD),
                evaluator.rules(contest.rivals()),
                evaluator.duels(contest, baseline),
                contest.champion() instanceof Champion.Incomparable champion
                        ? champion.reason()
                        : null,
                sliceValues(heldOut),
                contest.importance(),
                HoldoutJudge.judge(task, heldOut));
    }

    private List<RuleEvaluation> rules(List<Rival> rivals) {
        List<RuleEvaluation> rules = new ArrayList<>();
        for (int i = 0; i < rivals.size(); i++) {
            Rival rival = rivals.get(i);
            rules.add(
                    new RuleEvaluation(
                            rival.text(),
                            model(
                                    rival.name(),
                                    null,
                                    heldOut.rivals().get(i),
                                    rival.contestant().threshold())));
        }
        return rules;
    }

    private List<Duel> duels(Contest contest, double[] baseline) {
        Predictions candidate =
                new Predictions(heldOut.candidate(), contest.candidate().threshold());
        List<Duel> duels = new ArrayList<>();
        double[] champion = heldOut.champion();
        if (champion != null && contest.champion() instanceof Champion.Comparable comparable) {
            duels(
                    Terms.CHAMPION,
                    candidate,
                    new Predictions(champion, comparable.contestant().threshold()),
                    duels);
        }
        duels(Terms.BASELINE, candidate, new Predictions(baseline, Metrics.THRESHOLD), duels);
        for (int i = 0; i < contest.rivals().size(); i++) {
            Rival rival = contest.rivals().get(i);
            duels(
                    rival.name(),
                    candidate,
                    new Predictions(heldOut.rivals().get(i), rival.contestant().threshold()),
                    duels);
        }
        return duels;
    }

    private void duels(
            String opponent, Predictions candidate, Predictions other, List<Duel> duels) {
        double[] labels = heldOut.labels();
        for (double level : terms.levels(opponent)) {
            duels.add(
                    new Duel(
                            opponent,
                            Comparison.of(
                                    terms.metric(),
                                    task,
                                    labels,
                                    candidate,
                                    other,
                                    level,
                                    terms.seed()),
                            terms.value() != null && task instanceof Task.Binary
                                    ? Money.compare(labels, candidate, other, terms.value(), level)
                                    : null));
        }
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
                numbers && terms.value() != null && task instanceof Task.Binary
                        ? Money.of(labels, predictions, threshold, terms.value())
                        : null,
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
                                (value, rows) -> {
                                    Measures measures = slice(rows, predictions, threshold);
                                    slices.add(
                                            new SliceEvaluation(
                                                    column,
                                                    value,
                                                    rows.length,
                                                    values(measures),
                                                    intervals(measures),
                                                    gains(column, rows, predictions, threshold)));
                                }));
        return slices;
    }

    /// What the candidate gains over the champion in these rows, on the metrics that may not drop in groups of this column.
    private Map<String, Difference> gains(
            String column, int[] rows, double[] predictions, double threshold) {
        Map<String, Difference> gains = new LinkedHashMap<>();
        double[] champion = heldOut.champion();
        if (champion == null || predictions != heldOut.candidate()) {
            return gains;
        }
        for (Metric metric : terms.mayNotDrop(column)) {
            gains.put(
                    metric.yamlName(),
                    Comparison.of(
                            metric,
                            task,
                            selected(heldOut.labels(), rows, 1),
                            new Predictions(selected(predictions, rows, task.outputs()), threshold),
                            new Predictions(
                                    selected(champion, rows, task.outputs()), championThreshold),
                            GateRule.LEVEL,
                            terms.seed()));
        }
        return gains;
    }

    /// One row says nothing: there every metric is undefined.
    private Measures slice(int[] rows, double[] predictions, double threshold) {
        int[] judged = rows.length < 2 ? new int[0] : rows;
        return Metrics.measures(
                task,
                selected(heldOut.labels(), judged, 1),
                selected(predictions, judged, task.outputs()),
                threshold);
    }

    /// The numbers of some rows, `width` for each.
    private static double[] selected(double[] numbers, int[] rows, int width) {
        double[] selected = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(numbers, rows[i] * width, selected, i * width, width);
        }
        return selected;
    }
}
