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
        Evaluator evaluator = new Evaluator(contest, heldOut, terms);
        List<Entrant> entrants = evaluator.entrants(contest, training);
        List<ModelEvaluation> models = entrants.parallelStream().map(evaluator::model).toList();
        int rules = contest.rivals().size();
        return new Evaluation(
                evaluator.task,
                terms.metric(),
                heldOut.rows(),
                training.rows(),
                models.get(0),
                entrants.size() > 2 + rules ? models.getLast() : null,
                models.get(1),
                rules(contest.rivals(), models.subList(2, 2 + rules)),
                evaluator.duels(entrants, rules),
                contest.champion() instanceof Champion.Incomparable champion
                        ? champion.reason()
                        : null,
                sliceValues(heldOut),
                contest.importance(),
                HoldoutJudge.judge(evaluator.task, heldOut));
    }

    /// A model with what it predicts for the hold-out.
    private record Entrant(String name, @Nullable Integer version, Predictions predictions) {}

    /// The candidate, the baseline, the rules, and at last the champion where there is one to be compared with.
    private List<Entrant> entrants(Contest contest, TrainingLabels training) {
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(
                new Entrant(
                        "candidate",
                        null,
                        new Predictions(heldOut.candidate(), contest.candidate().threshold())));
        entrants.add(
                new Entrant(
                        Terms.BASELINE,
                        null,
                        new Predictions(
                                repeated(training.baseline(task), heldOut.rows()),
                                Metrics.THRESHOLD)));
        for (int i = 0; i < contest.rivals().size(); i++) {
            Rival rival = contest.rivals().get(i);
            entrants.add(
                    new Entrant(
                            rival.name(),
                            null,
                            new Predictions(
                                    heldOut.rivals().get(i), rival.contestant().threshold())));
        }
        double[] champion = heldOut.champion();
        if (champion != null
                && contest.champion()
                        instanceof Champion.Comparable(int version, Contestant contestant)) {
            entrants.add(
                    new Entrant(
                            Terms.CHAMPION,
                            version,
                            new Predictions(champion, contestant.threshold())));
        }
        return entrants;
    }

    private static List<RuleEvaluation> rules(List<Rival> rivals, List<ModelEvaluation> models) {
        List<RuleEvaluation> rules = new ArrayList<>();
        for (int i = 0; i < rivals.size(); i++) {
            rules.add(new RuleEvaluation(rivals.get(i).text(), models.get(i)));
        }
        return rules;
    }

    /// The candidate against each of the others: the champion, the baseline, the rules.
    private List<Duel> duels(List<Entrant> entrants, int rules) {
        List<Entrant> others = new ArrayList<>(entrants.subList(1, 2 + rules));
        others.addAll(0, entrants.subList(2 + rules, entrants.size()));
        Predictions candidate = entrants.getFirst().predictions();
        return others.parallelStream()
                .flatMap(
                        other ->
                                terms.levels(other.name()).stream()
                                        .map(level -> duel(candidate, other, level)))
                .toList();
    }

    private Duel duel(Predictions candidate, Entrant other, double level) {
        double[] labels = heldOut.labels();
        return new Duel(
                other.name(),
                Comparison.of(
                        terms.metric(),
                        task,
                        labels,
                        candidate,
                        other.predictions(),
                        level,
                        terms.seed()),
                terms.value() != null && task instanceof Task.Binary
                        ? Money.compare(
                                labels, candidate, other.predictions(), terms.value(), level)
                        : null);
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

    private ModelEvaluation model(Entrant entrant) {
        double[] labels = heldOut.labels();
        double[] predictions = entrant.predictions().values();
        double threshold = entrant.predictions().threshold();
        Measures measures = Metrics.measures(task, labels, predictions, threshold);
        boolean numbers = labels.length > 0 && Metrics.allFinite(predictions);
        boolean classes = numbers && !(task instanceof Task.Regression);
        return new ModelEvaluation(
                entrant.name(),
                entrant.version(),
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
