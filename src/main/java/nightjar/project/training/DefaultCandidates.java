package nightjar.project.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.table.NumberColumn;

/// Which hyperparameters each algorithm has, and which candidates compete where the project file names none.
public final class DefaultCandidates {

    /// A hyperparameter and what it may be.
    ///
    /// @param whole whether it is a count
    public record Parameter(String name, double min, double max, boolean whole, String about) {

        public boolean allows(double value) {
            return value >= min && value <= max && (!whole || value == Math.rint(value));
        }

        public String bounds() {
            return "%s from %s to %s"
                    .formatted(
                            whole ? "whole" : "each",
                            NumberColumn.format(min),
                            NumberColumn.format(max));
        }
    }

    private static final Parameter DEPTH =
            new Parameter("max_depth", 1, 64, true, "Levels of a tree.");
    private static final Parameter LEAF =
            new Parameter("min_leaf", 1, 1e6, true, "Fewest rows in a leaf.");

    private DefaultCandidates() {}

    /// The hyperparameters of an algorithm.
    public static List<Parameter> parameters(Algorithm algorithm) {
        return switch (algorithm) {
            case RULE -> List.of();
            case LOGISTIC ->
                    List.of(
                            new Parameter("lambda", 0, 1e6, false, "Weight of the L2 penalty."),
                            new Parameter(
                                    "iterations", 1, 1e5, true, "Most steps of the optimiser."));
            case LINEAR ->
                    List.of(new Parameter("lambda", 0, 1e9, false, "Weight of the L2 penalty."));
            case DECISION_TREE -> List.of(DEPTH, LEAF);
            case RANDOM_FOREST ->
                    List.of(
                            new Parameter("trees", 1, 10_000, true, "Number of trees."),
                            DEPTH,
                            LEAF,
                            new Parameter(
                                    "features_share",
                                    0.01,
                                    1,
                                    false,
                                    "Share of the features tried at a split."));
            case GRADIENT_BOOSTING ->
                    List.of(
                            new Parameter(
                                    "rounds",
                                    1,
                                    10_000,
                                    true,
                                    "Most trees; cross-validation may stop earlier."),
                            DEPTH,
                            new Parameter(
                                    "learning_rate",
                                    1e-4,
                                    1,
                                    false,
                                    "Share of each tree's answer that is used."),
                            new Parameter(
                                    "subsample", 0.05, 1, false, "Share of the rows per tree."),
                            new Parameter(
                                    "columns_share",
                                    0.05,
                                    1,
                                    false,
                                    "Share of the features per tree."),
                            new Parameter(
                                    "min_child_weight",
                                    0,
                                    1e6,
                                    false,
                                    "Least weight of rows in a leaf."),
                            new Parameter(
                                    "l2", 0, 1e6, false, "Weight of the L2 penalty on leaves."),
                            new Parameter("bins", 2, 65_536, true, "Histogram bins per feature."));
        };
    }

    /// What competes for a classification.
    public static Map<Algorithm, Map<String, ParameterRange>> classification() {
        Map<Algorithm, Map<String, ParameterRange>> candidates = new LinkedHashMap<>();
        candidates.put(Algorithm.LOGISTIC, Map.of("lambda", logarithmic(0.001, 10)));
        candidates.putAll(trees());
        return candidates;
    }

    /// What competes for a regression.
    public static Map<Algorithm, Map<String, ParameterRange>> regression() {
        Map<Algorithm, Map<String, ParameterRange>> candidates = new LinkedHashMap<>();
        candidates.put(Algorithm.LINEAR, Map.of("lambda", logarithmic(0.01, 1000)));
        candidates.putAll(trees());
        return candidates;
    }

    private static Map<Algorithm, Map<String, ParameterRange>> trees() {
        Map<Algorithm, Map<String, ParameterRange>> candidates = new LinkedHashMap<>();
        Map<String, ParameterRange> forest = new LinkedHashMap<>();
        forest.put("trees", new ParameterRange.Choice(List.of(100.0)));
        forest.put("max_depth", whole(8, 20));
        candidates.put(Algorithm.RANDOM_FOREST, forest);
        Map<String, ParameterRange> boosting = new LinkedHashMap<>();
        boosting.put("rounds", new ParameterRange.Choice(List.of(500.0)));
        boosting.put("max_depth", whole(3, 8));
        boosting.put("learning_rate", logarithmic(0.02, 0.3));
        boosting.put("subsample", new ParameterRange.Between(0.6, 1, false, false));
        boosting.put("columns_share", new ParameterRange.Between(0.4, 1, false, false));
        candidates.put(Algorithm.GRADIENT_BOOSTING, boosting);
        return candidates;
    }

    private static ParameterRange whole(int min, int max) {
        return new ParameterRange.Between(min, max, false, true);
    }

    private static ParameterRange logarithmic(double min, double max) {
        return new ParameterRange.Between(min, max, true, false);
    }
}
