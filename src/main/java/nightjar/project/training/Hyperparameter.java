package nightjar.project.training;

import java.util.List;
import nightjar.project.training.ParameterRange.Between;
import nightjar.project.training.ParameterRange.Choice;
import nightjar.table.NumberColumn;

/// One knob of an algorithm: what it may be, what it is where nothing is said, and what is searched where the project file names the algorithm alone, or
/// none. The project file is checked by it, trials are drawn by it, and `project-file.md` has the same table.
///
/// @param name as in YAML
/// @param usual the default
/// @param min smallest value that can be fitted
/// @param max largest value that can be fitted
/// @param whole whether it is a count
/// @param searched the range of an automatic search; a choice of one value: none
public record Hyperparameter(
        String name,
        double usual,
        double min,
        double max,
        boolean whole,
        ParameterRange searched,
        String about) {

    public static final String LAMBDA = "lambda";
    public static final String ITERATIONS = "iterations";
    public static final String MAX_DEPTH = "max_depth";
    public static final String MIN_LEAF = "min_leaf";
    public static final String TREES = "trees";
    public static final String FEATURES_SHARE = "features_share";
    public static final String ROUNDS = "rounds";
    public static final String LEARNING_RATE = "learning_rate";
    public static final String SUBSAMPLE = "subsample";
    public static final String COLUMNS_SHARE = "columns_share";
    public static final String MIN_CHILD_WEIGHT = "min_child_weight";
    public static final String L2 = "l2";
    public static final String BINS = "bins";

    private static final String PENALTY = "Weight of the L2 penalty.";
    private static final String DEPTH = "Levels of a tree.";
    private static final String LEAF = "Fewest rows in a leaf.";

    /// Penalties are on the sum of losses over standardised columns: `lambda` is scikit-learn's `alpha` for ridge and `1 / C` for logistic
    /// regression.
    private static final List<Hyperparameter> LOGISTIC =
            List.of(
                    real(LAMBDA, 1, 0, 1e6, logarithmic(0.001, 10), PENALTY),
                    whole(ITERATIONS, 200, 1, 1e5, only(200), "Most steps of the optimiser."));

    private static final List<Hyperparameter> LINEAR =
            List.of(real(LAMBDA, 1, 0, 1e9, logarithmic(0.01, 1000), PENALTY));

    private static final List<Hyperparameter> DECISION_TREE =
            List.of(
                    whole(MAX_DEPTH, 6, 1, 64, count(2, 12), DEPTH),
                    whole(MIN_LEAF, 20, 1, 1e6, count(5, 100), LEAF));

    private static final List<Hyperparameter> RANDOM_FOREST =
            List.of(
                    whole(TREES, 100, 1, 10_000, only(100), "Number of trees."),
                    whole(MAX_DEPTH, 14, 1, 64, count(8, 20), DEPTH),
                    whole(MIN_LEAF, 3, 1, 1e6, only(3), LEAF),
                    real(
                            FEATURES_SHARE,
                            0.25,
                            0.01,
                            1,
                            only(0.25),
                            "Share of the features tried at a split."));

    /// [#MAX_DEPTH] ends at 30: a full tree of more levels has more nodes than XGBoost's 31 bits can count.
    private static final List<Hyperparameter> GRADIENT_BOOSTING =
            List.of(
                    whole(
                            ROUNDS,
                            300,
                            1,
                            10_000,
                            only(500),
                            "Most trees; cross-validation may stop earlier."),
                    whole(MAX_DEPTH, 4, 1, 30, count(3, 8), DEPTH),
                    real(
                            LEARNING_RATE,
                            0.08,
                            0.0001,
                            1,
                            logarithmic(0.02, 0.3),
                            "Share of each tree's answer that is used."),
                    real(SUBSAMPLE, 0.8, 0.05, 1, even(0.6, 1), "Share of the rows per tree."),
                    real(
                            COLUMNS_SHARE,
                            0.7,
                            0.05,
                            1,
                            even(0.4, 1),
                            "Share of the features per tree."),
                    real(MIN_CHILD_WEIGHT, 2, 0, 1e6, only(2), "Least weight of rows in a leaf."),
                    real(L2, 1, 0, 1e6, only(1), "Weight of the L2 penalty on leaves."),
                    whole(BINS, 256, 2, 65_536, only(256), "Histogram bins per feature."));

    /// All parameters of an algorithm.
    public static List<Hyperparameter> of(Algorithm algorithm) {
        return switch (algorithm) {
            case RULE -> List.of();
            case LOGISTIC -> LOGISTIC;
            case LINEAR -> LINEAR;
            case DECISION_TREE -> DECISION_TREE;
            case RANDOM_FOREST -> RANDOM_FOREST;
            case GRADIENT_BOOSTING -> GRADIENT_BOOSTING;
        };
    }

    public boolean allows(double value) {
        return value >= min && value <= max && (!whole || value == Math.rint(value));
    }

    /// What it may be, in words.
    public String bounds() {
        return "%s from %s to %s"
                .formatted(
                        whole ? "whole" : "each",
                        NumberColumn.format(min),
                        NumberColumn.format(max));
    }

    private static Hyperparameter whole(
            String name,
            double usual,
            double min,
            double max,
            ParameterRange searched,
            String about) {
        return new Hyperparameter(name, usual, min, max, true, searched, about);
    }

    private static Hyperparameter real(
            String name,
            double usual,
            double min,
            double max,
            ParameterRange searched,
            String about) {
        return new Hyperparameter(name, usual, min, max, false, searched, about);
    }

    private static ParameterRange only(double value) {
        return new Choice(List.of(value));
    }

    private static ParameterRange count(double min, double max) {
        return new Between(min, max, false, true);
    }

    private static ParameterRange even(double min, double max) {
        return new Between(min, max, false, false);
    }

    private static ParameterRange logarithmic(double min, double max) {
        return new Between(min, max, true, false);
    }
}
