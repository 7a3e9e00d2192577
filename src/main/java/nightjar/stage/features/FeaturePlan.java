package nightjar.stage.features;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nightjar.spec.Algorithm;

/// Everything that turns clean rows into a matrix, as plain values. Stored with a model, it says how its inputs are made.
///
/// @param preparations applied first, in order
/// @param features in the order of the matrix columns
/// @param leftOut columns without a feature, with the reason
public record FeaturePlan(
        List<Preparation> preparations, List<Feature> features, List<LeftOut> leftOut) {

    public FeaturePlan {
        preparations = List.copyOf(preparations);
        features = List.copyOf(features);
        leftOut = List.copyOf(leftOut);
    }

    /// A column that has no feature.
    public record LeftOut(String column, String reason) {}

    /// The names of the matrix columns.
    public List<String> names() {
        return Transform.names(features.stream().map(Feature::transform).toList());
    }

    /// The columns of clean rows that are read, each once.
    public List<String> inputs() {
        Set<String> inputs = new LinkedHashSet<>();
        features.forEach(feature -> inputs.addAll(feature.transform().inputs()));
        return List.copyOf(inputs);
    }

    /// The matrix columns an algorithm is fitted on.
    public int[] columnsFor(Algorithm algorithm) {
        List<Integer> columns = new ArrayList<>();
        int at = 0;
        for (Feature feature : features) {
            int width = feature.transform().names().size();
            for (int i = at; i < at + width && isFor(feature.audience(), algorithm); i++) {
                columns.add(i);
            }
            at += width;
        }
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The plan with the features of one algorithm only, as it is stored with a model: its matrix columns are [#columnsFor], in that order.
    /// What only training needs is gone.
    public FeaturePlan restrictedTo(Algorithm algorithm) {
        List<Feature> own =
                features.stream()
                        .filter(feature -> isFor(feature.audience(), algorithm))
                        .map(
                                feature ->
                                        new Feature(
                                                withoutFolds(feature.transform()), Audience.ALL))
                        .toList();
        Set<String> read = new LinkedHashSet<>();
        own.forEach(feature -> read.addAll(feature.transform().inputs()));
        return new FeaturePlan(
                preparations.stream()
                        .filter(preparation -> read.contains(preparation.column()))
                        .toList(),
                own,
                leftOut);
    }

    private static Transform withoutFolds(Transform transform) {
        return transform instanceof Transform.TargetEncode encode
                ? new Transform.TargetEncode(
                        encode.column(), encode.classes(), encode.whole(), List.of())
                : transform;
    }

    private static boolean isFor(Audience audience, Algorithm algorithm) {
        boolean linear =
                switch (algorithm) {
                    case LOGISTIC, LINEAR -> true;
                    case DECISION_TREE, RANDOM_FOREST, GRADIENT_BOOSTING, RULE -> false;
                };
        return switch (audience) {
            case ALL -> true;
            case LINEAR -> linear;
            case TREES -> !linear;
        };
    }
}
