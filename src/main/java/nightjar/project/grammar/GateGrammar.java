package nightjar.project.grammar;

import static nightjar.project.grammar.Shapes.NUMBER;
import static nightjar.project.grammar.Shapes.SHARE;
import static nightjar.project.grammar.Shapes.column;
import static nightjar.project.grammar.Shapes.oneOf;

import java.util.List;
import java.util.Map;
import nightjar.project.training.GateRule;
import nightjar.project.training.Metric;
import nightjar.project.training.Suitability;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/// The keys of `gate` and of `suitability`.
final class GateGrammar {

    private static final Shape<Double> LEVEL = Shapes.between(SHARE, 0.5, 1, true);
    private static final Shape<Double> NOT_NEGATIVE = Shapes.notNegative();
    private static final Shape<Double> POSITIVE = Shapes.positive();

    static final Shape<Suitability> SUITABILITY =
            Section.of(
                    keys -> {
                        var rule =
                                keys.optional(
                                        "rule",
                                        Shapes.expression(Reading.Result.BOOLEAN),
                                        null,
                                        "A rule the model must be worth more than.");
                        var margin =
                                keys.optional(
                                        "margin",
                                        NOT_NEGATIVE,
                                        0.0,
                                        "By how much of the training metric the model must be better.");
                        var level =
                                keys.optional(
                                        "level",
                                        LEVEL,
                                        GateRule.LEVEL,
                                        "How sure it must be, such as 0.95.");
                        var matters =
                                keys.optional(
                                        "matters",
                                        POSITIVE,
                                        null,
                                        "The least gain worth a model, in the metric's unit.");
                        return values ->
                                new Suitability(
                                        values.find(rule),
                                        values.get(margin),
                                        values.get(level),
                                        values.find(matters));
                    });

    private static final Shape<Double> CALIBRATION =
            Section.of(
                    keys -> {
                        var error =
                                keys.required(
                                        "max_error",
                                        SHARE,
                                        "Greatest mean distance of probabilities from what happened.");
                        return values -> values.get(error);
                    });

    private static final Shape<GateRule> WORTH =
            Section.of(
                    keys -> {
                        var min =
                                keys.required(
                                        "min", NUMBER, "Least money per row that is decided.");
                        var over =
                                keys.optional(
                                        "over",
                                        oneOf(GateRule.Over.class, ProjectGrammar::lower),
                                        GateRule.Over.NOTHING,
                                        "Above whose decisions it is counted.");
                        var level =
                                keys.optional(
                                        "level",
                                        LEVEL,
                                        GateRule.LEVEL,
                                        "How sure it must be, such as 0.95.");
                        return values ->
                                new GateRule.Worth(
                                        values.get(min), values.get(over), values.get(level));
                    });

    static final Shape<GateRule> RULE =
            new Choice<>(
                    List.of(
                            new Choice.Kind<>(
                                    "beats",
                                    oneOf(GateRule.Opponent.class, ProjectGrammar::lower),
                                    "Who must be beaten on the training metric.",
                                    GateGrammar::beats),
                            new Choice.Kind<>(
                                    "metric",
                                    oneOf(Metric.class, Metric::yamlName),
                                    "The metric that is bounded.",
                                    GateGrammar::metric),
                            new Choice.Kind<>(
                                    "calibration",
                                    CALIBRATION,
                                    "How far probabilities may be from what happens.",
                                    (error, beside) ->
                                            alone(beside, new GateRule.Calibrated(error))),
                            new Choice.Kind<>(
                                    "latency_ms",
                                    POSITIVE,
                                    "Longest time to predict 1,000 rows, in milliseconds.",
                                    (time, beside) -> alone(beside, new GateRule.Latency(time))),
                            new Choice.Kind<>(
                                    "size",
                                    Shapes.SIZE,
                                    "Greatest size of the model, such as 10MB.",
                                    (bytes, beside) -> alone(beside, new GateRule.Size(bytes))),
                            new Choice.Kind<>(
                                    "money",
                                    WORTH,
                                    "What the decisions must be worth by goal.value.",
                                    (worth, beside) -> alone(beside, worth))),
                    Map.of(
                            "min",
                            NUMBER,
                            "max",
                            NUMBER,
                            "slice",
                            column(),
                            "max_gap",
                            POSITIVE,
                            "max_drop",
                            NOT_NEGATIVE,
                            "level",
                            LEVEL,
                            "margin",
                            NOT_NEGATIVE,
                            "matters",
                            POSITIVE));

    private static final List<String> OF_METRIC =
            List.of("min", "max", "slice", "max_gap", "max_drop");
    private static final List<String> OF_BEATS = List.of("level", "margin", "matters");

    private GateGrammar() {}

    static List<GateRule> usual() {
        return List.of(
                new GateRule.Beats(GateRule.Opponent.BASELINE, GateRule.LEVEL, 0, null),
                new GateRule.Beats(GateRule.Opponent.CHAMPION, GateRule.LEVEL, 0, null));
    }

    private static @Nullable GateRule beats(GateRule.Opponent opponent, Choice.Beside beside) {
        return fits(beside, "beats", OF_BEATS)
                ? new GateRule.Beats(
                        opponent,
                        beside.get("level", LEVEL, GateRule.LEVEL),
                        beside.get("margin", NOT_NEGATIVE, 0.0),
                        beside.find("matters", POSITIVE))
                : null;
    }

    private static @Nullable GateRule alone(Choice.Beside beside, GateRule rule) {
        return fits(beside, "this rule", List.of()) ? rule : null;
    }

    private static @Nullable GateRule metric(Metric metric, Choice.Beside beside) {
        if (!fits(beside, "metric", OF_METRIC)) {
            return null;
        }
        Double min = beside.find("min", NUMBER);
        Double max = beside.find("max", NUMBER);
        String slice = beside.find("slice", column());
        Double gap = beside.find("max_gap", POSITIVE);
        Double drop = beside.find("max_drop", NOT_NEGATIVE);
        boolean bounded = min != null || max != null;
        if (!bounded && gap == null && drop == null) {
            return problem(beside, "no bound", "'min' or 'max' beside 'metric'");
        }
        if ((bounded ? 1 : 0) + (gap != null ? 1 : 0) + (drop != null ? 1 : 0) > 1) {
            return problem(
                    beside,
                    "several kinds of bound",
                    "'min' and 'max', or 'max_gap', or 'max_drop'");
        }
        if (!bounded && slice == null) {
            return problem(beside, "no slice", "'slice', the column whose groups are compared");
        }
        if (min != null && max != null && min > max) {
            return problem(beside, "min above max", "min at most max");
        }
        if (gap != null && slice != null) {
            return new GateRule.Gap(slice, metric, gap);
        }
        return drop != null && slice != null
                ? new GateRule.Drop(slice, metric, drop)
                : new GateRule.Bound(metric, min, max, slice);
    }

    private static @Nullable GateRule problem(Choice.Beside beside, String found, String expected) {
        beside.reading().problem(beside.mapping(), beside.where(), found, expected, "");
        return null;
    }

    /// A key that says nothing about this kind of rule is a mistake, not a decoration.
    private static boolean fits(Choice.Beside beside, String kind, List<String> allowed) {
        boolean fits = true;
        for (NodeTuple entry : beside.mapping().getValue()) {
            Node key = entry.getKeyNode();
            String name = NodeWords.text(key);
            boolean known = OF_METRIC.contains(name) || OF_BEATS.contains(name);
            if (known && !allowed.contains(name)) {
                beside.reading()
                        .problem(
                                key,
                                Section.path(beside.where(), name),
                                "'%s' beside %s".formatted(name, kind),
                                allowed.isEmpty() ? "nothing beside it" : "at most " + allowed,
                                "Remove it.");
                fits = false;
            }
        }
        return fits;
    }
}
