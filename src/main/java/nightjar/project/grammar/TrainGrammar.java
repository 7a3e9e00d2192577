package nightjar.project.grammar;

import static nightjar.project.grammar.shape.Scalars.count;
import static nightjar.project.grammar.shape.Scalars.whole;
import static nightjar.project.grammar.shape.Section.optional;
import static nightjar.project.grammar.shape.Shapes.oneOf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nightjar.project.DataSpec;
import nightjar.project.grammar.shape.Mismatch;
import nightjar.project.grammar.shape.Scalars;
import nightjar.project.grammar.shape.Section;
import nightjar.project.grammar.shape.Section.Key;
import nightjar.project.grammar.shape.Shape;
import nightjar.project.grammar.shape.Shapes;
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
            Map<Algorithm, Map<String, ParameterRange>> candidates) {

        /// With metric and candidates for the kind of label, where the file leaves them open.
        TrainSpec settled(DataSpec data) {
            LabelKind kind = LabelKind.of(data);
            return new TrainSpec(
                    holdout,
                    metric == null ? kind.usual() : metric,
                    trials,
                    folds,
                    classWeight,
                    candidates.isEmpty() ? kind.candidates() : candidates);
        }
    }

    private static final Section<Holdout> HOLDOUT =
            Section.of(
                    optional(
                            "fraction",
                            Scalars.within(Scalars.SHARE, 0, 1),
                            0.2,
                            "Share of the rows no fit ever sees."),
                    optional("seed", whole(0), 42L, "Seed of everything random in the run."),
                    optional(
                            "after",
                            Shapes.column(ColumnType.DATE, ColumnType.NUMBER),
                            "Hold out the last rows by this column instead of by a hash of the key."),
                    Holdout::new);

    static final Section<Wish> TRAIN =
            Section.of(
                            optional("holdout", HOLDOUT, HOLDOUT.empty(), "Rows no fit ever sees."),
                            optional(
                                    "metric",
                                    oneOf(Metric.class, Metric::yamlName),
                                    "By which trials are ranked."),
                            optional(
                                    "trials",
                                    count(1),
                                    20,
                                    "Number of trials over all candidates."),
                            optional(
                                    "folds",
                                    count(0),
                                    5,
                                    "Folds of the cross-validation; 0: none, for a single trial."),
                            optional(
                                    "class_weight",
                                    oneOf(TrainSpec.ClassWeight.class),
                                    TrainSpec.ClassWeight.NONE,
                                    "How classes of unequal size are weighed."),
                            optional(
                                    "candidates",
                                    candidates(),
                                    Map.of(),
                                    "Algorithms and hyperparameters to try."),
                            Wish::new)
                    .unless(TrainGrammar::wrongFolds);

    private static @Nullable Mismatch wrongFolds(Wish wish) {
        if (wish.folds() == 1) {
            return new Mismatch("folds", "1 fold", "0 or at least 2", "Leave it out for 5.");
        }
        int tried = wish.candidates().size();
        if (wish.folds() > 0 || wish.trials() == 1 && tried == 1) {
            return null;
        }
        return new Mismatch(
                "folds",
                "0 with trials: %s and %s"
                        .formatted(
                                wish.trials(),
                                tried == 0 ? "no candidates named" : tried + " candidates"),
                "trials: 1 and one candidate where there is no cross-validation, because nothing ranks trials without it",
                "Write both, or leave folds out for 5.");
    }

    private TrainGrammar() {}

    /// One section whose keys are the algorithms.
    private static Shape<Map<Algorithm, Map<String, ParameterRange>>> candidates() {
        Map<String, Algorithm> algorithms = new LinkedHashMap<>();
        List<Key<Map<String, ParameterRange>>> keys = new ArrayList<>();
        for (Algorithm algorithm : Algorithm.candidates()) {
            String name = algorithm.yamlName();
            algorithms.put(name, algorithm);
            keys.add(optional(name, parameters(algorithm), "Hyperparameters of " + name + "."));
        }
        return Section.of(keys)
                .as(
                        named -> {
                            Map<Algorithm, Map<String, ParameterRange>> chosen =
                                    new LinkedHashMap<>();
                            named.forEach(
                                    (name, ranges) ->
                                            chosen.put(
                                                    Objects.requireNonNull(algorithms.get(name)),
                                                    ranges));
                            return chosen;
                        });
    }

    private static Section<Map<String, ParameterRange>> parameters(Algorithm algorithm) {
        List<Key<ParameterRange>> keys = new ArrayList<>();
        for (Hyperparameter parameter : Hyperparameter.of(algorithm)) {
            keys.add(optional(parameter.name(), new Ranges(parameter), parameter.about()));
        }
        return Section.of(keys);
    }
}
