package nightjar.stage.train.trainer;

import java.util.List;
import nightjar.project.training.Algorithm;
import nightjar.project.training.ParameterRange;
import nightjar.project.training.ParameterRange.Between;
import nightjar.project.training.ParameterRange.Choice;

/// One knob of an algorithm: its default, what it may be, and what is searched where a candidate names no parameter at all.
///
/// @param name as in YAML
/// @param usual the default
/// @param min smallest allowed value
/// @param max largest allowed value
/// @param whole whether fractions make no sense
/// @param searched the range of an automatic search
public record Hyperparameter(
        String name, double usual, double min, double max, boolean whole, ParameterRange searched) {

    static final String LAMBDA = "lambda";
    static final String ITERATIONS = "iterations";
    static final String MAX_DEPTH = "max_depth";
    static final String MIN_LEAF = "min_leaf";
    static final String TREES = "trees";
    static final String FEATURES_SHARE = "features_share";
    public static final String ROUNDS = "rounds";
    static final String LEARNING_RATE = "learning_rate";
    static final String SUBSAMPLE = "subsample";
    static final String COLUMNS_SHARE = "columns_share";
    static final String MIN_CHILD_WEIGHT = "min_child_weight";
    static final String L2 = "l2";
    static final String BINS = "bins";

    /// Penalties are on the sum of losses over standardised columns: `lambda` is scikit-learn's `alpha` for ridge and `1 / C` for logistic
    /// regression.
    private static final List<Hyperparameter> LOGISTIC =
            List.of(
                    real(LAMBDA, 1, 0, 1e12, logarithmic(0.01, 100)),
                    fixed(ITERATIONS, 200, 1, 100_000));

    private static final List<Hyperparameter> LINEAR =
            List.of(real(LAMBDA, 1, 0, 1e12, logarithmic(0.01, 1000)));

    private static final List<Hyperparameter> DECISION_TREE =
            List.of(
                    whole(MAX_DEPTH, 6, 1, 64, between(2, 12)),
                    whole(MIN_LEAF, 20, 1, 1e9, between(5, 100)));

    /// `features_share` is of the columns, tried at each node.
    private static final List<Hyperparameter> RANDOM_FOREST =
            List.of(
                    fixed(TREES, 100, 1, 100_000),
                    whole(MAX_DEPTH, 14, 1, 64, between(6, 20)),
                    whole(MIN_LEAF, 3, 1, 1e9, between(1, 10)),
                    real(FEATURES_SHARE, 0.25, 0, 1, real(0.1, 0.6)));

    /// `rounds` is the most; cross-validation stops earlier where more no longer help.
    private static final List<Hyperparameter> GRADIENT_BOOSTING =
            List.of(
                    fixed(ROUNDS, 300, 1, 100_000),
                    whole(MAX_DEPTH, 4, 1, 20, between(2, 8)),
                    real(LEARNING_RATE, 0.08, 1e-4, 1, logarithmic(0.02, 0.3)),
                    real(SUBSAMPLE, 0.8, 0.01, 1, real(0.5, 1)),
                    real(COLUMNS_SHARE, 0.7, 0.01, 1, real(0.3, 1)),
                    real(MIN_CHILD_WEIGHT, 2, 0, 1e9, logarithmic(1, 20)),
                    real(L2, 1, 0, 1e9, logarithmic(0.1, 10)),
                    fixed(BINS, 256, 2, 65_536));

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

    /// The value of `range` that is nearest to the default.
    public double usualWithin(ParameterRange range) {
        return switch (range) {
            case Choice choice -> {
                double nearest = choice.values().getFirst();
                for (double value : choice.values()) {
                    nearest = Math.abs(value - usual) < Math.abs(nearest - usual) ? value : nearest;
                }
                yield nearest;
            }
            case Between between -> Math.clamp(usual, between.min(), between.max());
        };
    }

    boolean allows(double value) {
        return value >= min && value <= max && (!whole || value == Math.rint(value));
    }

    private static Hyperparameter fixed(String name, double usual, double min, double max) {
        return new Hyperparameter(name, usual, min, max, true, new Choice(List.of(usual)));
    }

    private static Hyperparameter whole(
            String name, double usual, double min, double max, ParameterRange searched) {
        return new Hyperparameter(name, usual, min, max, true, searched);
    }

    private static Hyperparameter real(
            String name, double usual, double min, double max, ParameterRange searched) {
        return new Hyperparameter(name, usual, min, max, false, searched);
    }

    private static ParameterRange between(double min, double max) {
        return new Between(min, max, false, true);
    }

    private static ParameterRange real(double min, double max) {
        return new Between(min, max, false, false);
    }

    private static ParameterRange logarithmic(double min, double max) {
        return new Between(min, max, true, false);
    }
}
