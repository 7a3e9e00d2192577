package nightjar.project.grammar;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nightjar.expression.Expression;
import nightjar.project.DatedPath;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.ScoreSpec;
import nightjar.project.SourceSpec;
import nightjar.project.grammar.shape.Reading;
import nightjar.project.training.Algorithm;
import nightjar.project.training.CleanRule;
import nightjar.project.training.FeatureSpec;
import nightjar.project.training.GateRule;
import nightjar.project.training.Metric;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// What can only be judged when every part of the file is read.
final class CrossChecks {

    private static final String RESERVED = "nightjar.";

    private final ProjectSpec spec;
    private final Path workspace;
    private final Node root;
    private final Reading reading;

    private CrossChecks(ProjectSpec spec, Path workspace, Node root, Reading reading) {
        this.spec = spec;
        this.workspace = workspace;
        this.root = root;
        this.reading = reading;
    }

    static void judge(ProjectSpec spec, Path workspace, Node root, Reading reading) {
        CrossChecks checks = new CrossChecks(spec, workspace, root, reading);
        checks.reservedNames();
        checks.paths();
        checks.features();
        checks.cleaning();
        checks.metrics();
        checks.candidates();
    }

    private void reservedNames() {
        for (String name : spec.data().columns().keySet()) {
            if (name.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
                problem(
                        "data.columns." + name,
                        "the column '" + name + "'",
                        "names that do not begin with '" + RESERVED + "'",
                        "Rename it in the data.");
            }
        }
    }

    /// Relative paths stay in the workspace; an absolute one is written on purpose.
    private void paths() {
        path("data.source", spec.data().source());
        ScoreSpec score = spec.score();
        if (score != null && score.source() != null) {
            path("score.source", score.source());
        }
        if (score != null && score.output() != null) {
            path("score.output.csv", score.output().path());
        }
        if (spec.golden() != null) {
            path("golden", spec.golden());
        }
        if (spec.watch() != null) {
            path("watch.outcomes", spec.watch().outcomes());
        }
    }

    private void path(String where, SourceSpec source) {
        source.paths().forEach(path -> path(where, path));
    }

    private void path(String where, String text) {
        if (text.indexOf('\0') >= 0) {
            problem(where, "a path with a NUL", "a path", "");
            return;
        }
        DatedPath.unknown(text)
                .ifPresent(
                        unknown ->
                                problem(
                                        where,
                                        "the unknown " + unknown + " in '" + text + "'",
                                        DatedPath.KNOWN + ", and no other",
                                        "Correct it."));
        Path path = Path.of(text);
        if (!path.isAbsolute() && !workspace.resolve(path).normalize().startsWith(workspace)) {
            problem(
                    where,
                    "'" + text + "', which leads out of the workspace " + workspace,
                    "a path inside it, or an absolute one",
                    "Write the absolute path if that is what you mean.");
        }
    }

    /// The answer must not be among the questions.
    private void features() {
        Set<String> answers = answers();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < spec.features().size(); i++) {
            String where = "features[" + i + "]";
            for (String column : columns(spec.features().get(i))) {
                if (answers.contains(column)) {
                    problem(
                            where,
                            "'" + column + "', which the label is made of",
                            "a column that is known before the answer is",
                            "Remove this feature.");
                }
                if (column.equals(spec.data().key())) {
                    problem(
                            where,
                            "the key '" + column + "'",
                            "a column that says something about the row",
                            "Remove this feature.");
                }
            }
            String name = name(spec.features().get(i));
            if (name != null && !names.add(name)) {
                problem(
                        where,
                        "a second feature named '" + name + "'",
                        "each name once",
                        "Rename one of the two.");
            }
        }
    }

    private Set<String> answers() {
        LabelSpec label = spec.data().label();
        if (label.column() != null) {
            return Set.of(label.column());
        }
        return label.expression() == null
                ? Set.of()
                : Expression.compile(label.expression(), types()).columns();
    }

    private Map<String, ColumnType> types() {
        return spec.data().columns().entrySet().stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().type()));
    }

    private Set<String> columns(FeatureSpec feature) {
        return switch (feature) {
            case FeatureSpec.OneHot one -> Set.of(one.column());
            case FeatureSpec.Ordinal one -> Set.of(one.column());
            case FeatureSpec.Frequency one -> Set.of(one.column());
            case FeatureSpec.TargetEncode one -> Set.of(one.column());
            case FeatureSpec.Plain one -> Set.of(one.column());
            case FeatureSpec.Scale one -> Set.of(one.column());
            case FeatureSpec.Log one -> Set.of(one.column());
            case FeatureSpec.Bins one -> Set.of(one.column());
            case FeatureSpec.DateParts one -> Set.of(one.column());
            case FeatureSpec.Age one ->
                    one.until() == null ? Set.of(one.column()) : Set.of(one.column(), one.until());
            case FeatureSpec.Ratio ratio ->
                    new HashSet<>(List.of(ratio.numerator(), ratio.denominator()));
            case FeatureSpec.Computed computed ->
                    Expression.compile(computed.expression(), types()).columns();
            case FeatureSpec.MissingIndicator one -> Set.of(one.column());
            case FeatureSpec.Drop _ -> Set.of();
        };
    }

    private static @Nullable String name(FeatureSpec feature) {
        return switch (feature) {
            case FeatureSpec.Ratio ratio -> ratio.name();
            case FeatureSpec.Computed computed -> computed.name();
            default -> null;
        };
    }

    private void cleaning() {
        for (int i = 0; i < spec.clean().size(); i++) {
            if (spec.clean().get(i) instanceof CleanRule.Duplicates && spec.data().key() == null) {
                problem(
                        "clean[" + i + "]",
                        "duplicates by key",
                        "a key",
                        "Name one as data.key, or remove the rule.");
            }
        }
    }

    private void metrics() {
        LabelKind kind = LabelKind.of(spec.data());
        metric("train.metric", spec.train().metric(), kind);
        for (int i = 0; i < spec.gate().size(); i++) {
            gate("gate[" + i + "]", spec.gate().get(i), kind);
        }
    }

    private void gate(String where, GateRule rule, LabelKind kind) {
        switch (rule) {
            case GateRule.Bound bound -> metric(where + ".metric", bound.metric(), kind);
            case GateRule.Gap gap -> metric(where + ".metric", gap.metric(), kind);
            case GateRule.Drop drop -> metric(where + ".metric", drop.metric(), kind);
            case GateRule.Calibrated _ -> {
                if (kind == LabelKind.NUMBER) {
                    problem(
                            where + ".calibration",
                            "calibration of a number",
                            "a label of classes, whose probabilities can come true",
                            "Remove this rule.");
                }
            }
            case GateRule.Worth _ -> worth(where + ".money", kind);
            case GateRule.Latency _, GateRule.Size _, GateRule.Beats _ -> {}
        }
    }

    private void worth(String where, LabelKind kind) {
        if (kind != LabelKind.BINARY) {
            problem(where, "money", "a label of two classes", "Name data.label.positive.");
        } else if (spec.goal() == null || spec.goal().value() == null) {
            problem(
                    where,
                    "money, but no goal.value",
                    "what a decision is worth",
                    "Add goal.value: {true_positive: …, false_positive: …}.");
        }
    }

    private void metric(String where, Metric metric, LabelKind kind) {
        if (!kind.has(metric)) {
            problem(
                    where,
                    metric.yamlName(),
                    kind.metrics(),
                    kind == LabelKind.NUMBER
                            ? "For two classes name data.label.positive."
                            : "For a regression the label is a number without 'positive'.");
        }
    }

    private void candidates() {
        LabelKind kind = LabelKind.of(spec.data());
        for (Algorithm algorithm : spec.train().candidates().keySet()) {
            if (!kind.suits(algorithm)) {
                problem(
                        "train.candidates",
                        algorithm.yamlName()
                                + (kind == LabelKind.NUMBER ? " for a number" : " for classes"),
                        kind.algorithms(),
                        "");
            }
        }
        if (spec.train().trials() < spec.train().candidates().size()) {
            problem(
                    "train.trials",
                    spec.train().trials() + " trials",
                    "at least one for each of " + spec.train().candidates().size() + " candidates",
                    "");
        }
    }

    /// Reports at the node that the path of keys leads to, or as far as it exists.
    private void problem(String where, String found, String expected, String advice) {
        Node at = root;
        for (String step : where.split("[.\\[]")) {
            Node next =
                    step.endsWith("]") && at instanceof SequenceNode list
                            ? list.getValue()
                                    .get(Integer.parseInt(step.substring(0, step.length() - 1)))
                            : DeclaredColumns.child(at, step);
            if (next == null) {
                break;
            }
            at = next;
        }
        reading.problem(at, where, found, expected, advice);
    }
}
