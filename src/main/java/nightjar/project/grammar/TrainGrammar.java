package nightjar.project.grammar;

import static nightjar.project.grammar.Shapes.oneOf;
import static nightjar.project.grammar.Shapes.whole;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.LabelSpec;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Holdout;
import nightjar.project.training.Hyperparameter;
import nightjar.project.training.Metric;
import nightjar.project.training.ParameterRange;
import nightjar.project.training.TrainSpec;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// The keys of `train`.
final class TrainGrammar {

    /// `train` as written; what depends on the label is settled with the data.
    record Wish(
            Holdout holdout,
            @Nullable Metric metric,
            int trials,
            int folds,
            TrainSpec.ClassWeight classWeight,
            Map<Algorithm, Map<String, ParameterRange>> candidates) {}

    static final Wish DEFAULT =
            new Wish(new Holdout(0.2, 42, null), null, 20, 5, TrainSpec.ClassWeight.NONE, Map.of());

    static final Shape<Wish> TRAIN =
            Section.of(
                    keys -> {
                        var holdout =
                                keys.optional(
                                        "holdout",
                                        ProjectGrammar.holdout(),
                                        DEFAULT.holdout(),
                                        "Rows no fit ever sees.");
                        var metric =
                                keys.optional(
                                        "metric",
                                        oneOf(Metric.class, Metric::yamlName),
                                        null,
                                        "By which trials are ranked.");
                        var trials =
                                keys.optional(
                                        "trials",
                                        whole(1),
                                        20L,
                                        "Number of trials over all candidates.");
                        var folds =
                                keys.optional(
                                        "folds",
                                        whole(0),
                                        5L,
                                        "Folds of the cross-validation; 0: none, for a single trial.");
                        var weight =
                                keys.optional(
                                        "class_weight",
                                        oneOf(TrainSpec.ClassWeight.class, ProjectGrammar::lower),
                                        TrainSpec.ClassWeight.NONE,
                                        "How classes of unequal size are weighed.");
                        var candidates =
                                keys.optional(
                                        "candidates",
                                        candidates(),
                                        Map.of(),
                                        "Algorithms and hyperparameters to try.");
                        return values -> {
                            if (values.get(folds) == 1) {
                                values.problem(
                                        folds, "1 fold", "0 or at least 2", "Leave it out for 5.");
                                return null;
                            }
                            int tried = values.get(candidates).size();
                            if (values.get(folds) == 0 && (values.get(trials) != 1 || tried != 1)) {
                                values.problem(
                                        folds,
                                        "0 with trials: %s and %s"
                                                .formatted(
                                                        values.get(trials),
                                                        tried == 0
                                                                ? "no candidates named"
                                                                : tried + " candidates"),
                                        "trials: 1 and one candidate where there is no cross-validation, because nothing ranks trials without it",
                                        "Write both, or leave folds out for 5.");
                                return null;
                            }
                            return new Wish(
                                    values.get(holdout),
                                    values.find(metric),
                                    values.get(trials).intValue(),
                                    values.get(folds).intValue(),
                                    values.get(weight),
                                    values.get(candidates));
                        };
                    });

    private TrainGrammar() {}

    /// The kinds of label a project file can be seen to have, before any data are read.
    enum LabelKind {
        BINARY,
        CLASSES,
        NUMBER
    }

    static LabelKind labelKind(DataSpec data) {
        LabelSpec label = data.label();
        if (label.positive() != null) {
            return LabelKind.BINARY;
        }
        String column = label.column();
        if (column == null) {
            return ExpressionProblems.isBoolean(label, data.columns())
                    ? LabelKind.BINARY
                    : LabelKind.NUMBER;
        }
        ColumnSpec declared = data.columns().get(column);
        return declared != null && declared.type() == ColumnType.NUMBER
                ? LabelKind.NUMBER
                : LabelKind.CLASSES;
    }

    /// Metric and candidates for the kind of label, where the file leaves them open.
    static TrainSpec settled(Wish wish, DataSpec data) {
        LabelKind kind = labelKind(data);
        Metric metric =
                wish.metric() != null
                        ? wish.metric()
                        : switch (kind) {
                            case BINARY -> Metric.AUC;
                            case CLASSES -> Metric.LOG_LOSS;
                            case NUMBER -> Metric.RMSE;
                        };
        Map<Algorithm, Map<String, ParameterRange>> candidates =
                !wish.candidates().isEmpty() ? wish.candidates() : unnamed(kind);
        return new TrainSpec(
                wish.holdout(),
                metric,
                wish.trials(),
                wish.folds(),
                wish.classWeight(),
                candidates);
    }

    /// What competes where the file names no candidate: each over what is searched of it.
    private static Map<Algorithm, Map<String, ParameterRange>> unnamed(LabelKind kind) {
        Map<Algorithm, Map<String, ParameterRange>> candidates = new LinkedHashMap<>();
        candidates.put(kind == LabelKind.NUMBER ? Algorithm.LINEAR : Algorithm.LOGISTIC, Map.of());
        candidates.put(Algorithm.RANDOM_FOREST, Map.of());
        candidates.put(Algorithm.GRADIENT_BOOSTING, Map.of());
        return candidates;
    }

    /// One section whose keys are the algorithms.
    private static Shape<Map<Algorithm, Map<String, ParameterRange>>> candidates() {
        return Section.of(
                keys -> {
                    Map<Algorithm, Section.Key<Map<String, ParameterRange>>> algorithms =
                            new LinkedHashMap<>();
                    for (Algorithm algorithm : Algorithm.candidates()) {
                        algorithms.put(
                                algorithm,
                                keys.optional(
                                        algorithm.yamlName(),
                                        parameters(algorithm),
                                        null,
                                        "Hyperparameters of " + algorithm.yamlName() + "."));
                    }
                    return values -> {
                        Map<Algorithm, Map<String, ParameterRange>> chosen = new LinkedHashMap<>();
                        algorithms.forEach(
                                (algorithm, key) -> {
                                    Map<String, ParameterRange> ranges = values.find(key);
                                    if (ranges != null) {
                                        chosen.put(algorithm, ranges);
                                    }
                                });
                        return chosen;
                    };
                });
    }

    private static Shape<Map<String, ParameterRange>> parameters(Algorithm algorithm) {
        return Section.of(
                keys -> {
                    List<Section.Key<ParameterRange>> parameters = new ArrayList<>();
                    for (Hyperparameter parameter : Hyperparameter.of(algorithm)) {
                        parameters.add(
                                keys.optional(
                                        parameter.name(),
                                        new Ranges(parameter),
                                        null,
                                        parameter.about()));
                    }
                    Function<Section.Values, @Nullable Map<String, ParameterRange>> made =
                            values -> {
                                Map<String, ParameterRange> ranges = new LinkedHashMap<>();
                                for (Section.Key<ParameterRange> key : parameters) {
                                    ParameterRange range = values.find(key);
                                    if (range != null) {
                                        ranges.put(key.name(), range);
                                    }
                                }
                                return ranges;
                            };
                    return made;
                });
    }
}
