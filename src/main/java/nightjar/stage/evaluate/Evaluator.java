package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.math.Interval;
import nightjar.metric.Calibration;
import nightjar.metric.Comparison;
import nightjar.metric.ConfusionMatrix;
import nightjar.metric.Difference;
import nightjar.metric.Measures;
import nightjar.metric.Metrics;
import nightjar.metric.Money;
import nightjar.metric.PairedBootstrap.Predictions;
import nightjar.metric.ScoreDistribution;
import nightjar.model.Task;
import nightjar.project.training.GateRule;
import nightjar.project.training.Metric;
import nightjar.stage.evaluate.challenger.Challenge;
import nightjar.stage.evaluate.challenger.Champion;
import nightjar.stage.evaluate.challenger.RuleChallenger;
import org.jspecify.annotations.Nullable;

/// Turns predictions of the hold-out into an [Evaluation].
final class Evaluator {

    private final Terms terms;
    private final Task task;
    private final HeldOut heldOut;

    /// The whole hold-out, and what of it no fit of the champion has seen.
    private final Ground all;

    private final Ground common;
    private final Entrant candidate;
    private final Entrant baseline;
    private final List<Entrant> rules = new ArrayList<>();
    private final @Nullable Entrant champion;

    private Evaluator(Challenge contest, HeldOut heldOut, TrainingLabels training, Terms terms) {
        this.terms = terms;
        this.task = contest.task();
        this.heldOut = heldOut;
        this.all = new Ground(heldOut, null);
        this.common = heldOut.unseen() == null ? all : new Ground(heldOut, heldOut.unseen());
        this.candidate =
                new Entrant(
                        "candidate", null, heldOut.candidate(), contest.candidate().threshold());
        this.baseline =
                new Entrant(
                        Terms.BASELINE,
                        null,
                        repeated(training.baseline(task), heldOut.rows()),
                        Metrics.THRESHOLD);
        for (int i = 0; i < contest.rivals().size(); i++) {
            RuleChallenger rival = contest.rivals().get(i);
            rules.add(
                    new Entrant(
                            rival.name(),
                            null,
                            heldOut.rivals().get(i),
                            rival.contestant().threshold()));
        }
        double[] its = heldOut.champion();
        this.champion =
                its != null && contest.champion() instanceof Champion.Comparable comparable
                        ? new Entrant(
                                Terms.CHAMPION,
                                comparable.version(),
                                its,
                                comparable.contestant().threshold())
                        : null;
    }

    /// A model with what it predicts for the whole hold-out.
    @SuppressWarnings("ArrayRecordComponent")
    private record Entrant(
            String name, @Nullable Integer version, double[] predictions, double threshold) {}

    static Evaluation evaluate(
            Challenge contest, HeldOut heldOut, TrainingLabels training, Terms terms) {
        Evaluator evaluator = new Evaluator(contest, heldOut, training, terms);
        List<ModelEvaluation> models =
                evaluator.entrants().parallelStream().map(evaluator::model).toList();
        int rules = contest.rivals().size();
        return new Evaluation(
                evaluator.task,
                terms.metric(),
                heldOut.rows(),
                training.rows(),
                ClassRows.of(evaluator.task, training, heldOut.labels()),
                models.get(0),
                evaluator.champion == null ? null : models.getLast(),
                models.get(1),
                evaluator.rules(contest.rivals(), models.subList(2, 2 + rules)),
                evaluator.duels(evaluator.candidate, evaluator.opponents()),
                contest.champion() instanceof Champion.Incomparable incomparable
                        ? incomparable.reason()
                        : null,
                sliceValues(heldOut),
                contest.importance(),
                HoldoutJudge.judge(evaluator.task, heldOut));
    }

    /// The candidate, the baseline, the rules, and at last the champion where there is one to be compared with.
    private List<Entrant> entrants() {
        List<Entrant> entrants = new ArrayList<>(List.of(candidate, baseline));
        entrants.addAll(rules);
        Stream.ofNullable(champion).forEach(entrants::add);
        return entrants;
    }

    /// Whom the candidate meets: the champion, the baseline, the rules.
    private List<Entrant> opponents() {
        List<Entrant> opponents = new ArrayList<>(standing());
        opponents.addAll(rules);
        return opponents;
    }

    /// Whom a rule meets.
    private List<Entrant> standing() {
        return Stream.concat(Stream.ofNullable(champion), Stream.of(baseline)).toList();
    }

    private List<RuleEvaluation> rules(List<RuleChallenger> rivals, List<ModelEvaluation> models) {
        List<RuleEvaluation> evaluated = new ArrayList<>();
        for (int i = 0; i < rivals.size(); i++) {
            evaluated.add(
                    new RuleEvaluation(
                            rivals.get(i).text(), models.get(i), duels(rules.get(i), standing())));
        }
        return evaluated;
    }

    private List<PairedComparison> duels(Entrant one, List<Entrant> others) {
        return others.parallelStream()
                .flatMap(
                        other ->
                                terms.levels(other.name()).stream()
                                        .map(level -> duel(one, other, level)))
                .toList();
    }

    private PairedComparison duel(Entrant one, Entrant other, double level) {
        Ground ground = ground(other);
        double[] labels = ground.labels();
        Predictions first = on(ground, one);
        Predictions second = on(ground, other);
        return new PairedComparison(
                other.name(),
                Comparison.of(terms.metric(), task, labels, first, second, level, terms.seed()),
                terms.value() != null && task instanceof Task.Binary
                        ? Money.compare(labels, first, second, terms.value(), level)
                        : null);
    }

    /// The rows on which somebody is judged: no fit of it has seen them.
    private Ground ground(Entrant entrant) {
        return entrant == champion ? common : all;
    }

    private Predictions on(Ground ground, Entrant entrant) {
        return new Predictions(
                ground.of(entrant.predictions(), task.outputs()), entrant.threshold());
    }

    private static Map<String, Integer> sliceValues(HeldOut heldOut) {
        Map<String, Integer> values = new LinkedHashMap<>();
        for (SliceColumn slice : heldOut.slices()) {
            values.put(slice.name(), slice.distinct());
        }
        return values;
    }

    private static double[] repeated(double[] row, int rows) {
        double[] repeated = new double[rows * row.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = row[i % row.length];
        }
        return repeated;
    }

    private ModelEvaluation model(Entrant entrant) {
        Ground ground = ground(entrant);
        double[] labels = ground.labels();
        Predictions predictions = on(ground, entrant);
        double[] values = predictions.values();
        Measures measures = measures(labels, predictions);
        boolean numbers = labels.length > 0 && Metrics.allFinite(values);
        boolean classes = numbers && !(task instanceof Task.Regression);
        return new ModelEvaluation(
                entrant.name(),
                entrant.version(),
                ground.rows(),
                values(measures),
                intervals(measures),
                classes ? ConfusionMatrix.of(task, labels, values, entrant.threshold()) : null,
                classes ? Calibration.of(task, labels, values) : null,
                numbers ? ScoreDistribution.of(task, values) : null,
                numbers && terms.value() != null && task instanceof Task.Binary
                        ? Money.of(labels, values, entrant.threshold(), terms.value())
                        : null,
                slices(entrant, ground, predictions));
    }

    private Measures measures(double[] labels, Predictions predictions) {
        return Metrics.measures(task, labels, predictions.values(), predictions.threshold());
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

    private List<SliceEvaluation> slices(Entrant entrant, Ground ground, Predictions predictions) {
        List<SliceEvaluation> slices = new ArrayList<>();
        ground.groups()
                .forEach(
                        (column, byValue) ->
                                byValue.forEach(
                                        (value, rows) -> {
                                            Measures measures = slice(ground, rows, predictions);
                                            slices.add(
                                                    new SliceEvaluation(
                                                            column,
                                                            value,
                                                            rows.length,
                                                            values(measures),
                                                            intervals(measures),
                                                            gains(entrant, column, value)));
                                        }));
        return slices;
    }

    /// What the candidate, or a rule, gains over the champion in a group, on the metrics that may not drop in groups of this column.
    private Map<String, Difference> gains(Entrant entrant, String column, String value) {
        Map<String, Difference> gains = new LinkedHashMap<>();
        if (champion == null || entrant == champion || entrant == baseline) {
            return gains;
        }
        int[] members =
                common.groups().getOrDefault(column, Map.of()).getOrDefault(value, new int[0]);
        int[] rows = common.places(members);
        for (Metric metric : terms.mayNotDrop(column)) {
            gains.put(
                    metric.yamlName(),
                    Comparison.of(
                            metric,
                            task,
                            Ground.selected(heldOut.labels(), rows, 1),
                            in(rows, on(all, entrant)),
                            in(rows, on(all, champion)),
                            GateRule.LEVEL,
                            terms.seed()));
        }
        return gains;
    }

    private Predictions in(int[] rows, Predictions predictions) {
        return new Predictions(
                Ground.selected(predictions.values(), rows, task.outputs()),
                predictions.threshold());
    }

    /// One row says nothing: there every metric is undefined.
    private Measures slice(Ground ground, int[] rows, Predictions predictions) {
        int[] judged = rows.length < 2 ? new int[0] : rows;
        return measures(Ground.selected(ground.labels(), judged, 1), in(judged, predictions));
    }
}
