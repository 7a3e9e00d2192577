package nightjar.stage.features;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import nightjar.project.training.Algorithm;
import nightjar.stage.features.transform.Transform;
import org.jspecify.annotations.Nullable;

/// Everything that turns clean rows into a matrix, as plain values. Stored with a model, it says how its inputs are made.
///
/// @param preparations applied first, in order
/// @param features in the order of the matrix columns
/// @param leftOut columns without a feature, with the reason
/// @param ranges of the numbers and dates that are read, as far as they are known: plans made before they were kept have none, and
///     are written without them
public record FeaturePlan(
        List<Preparation> preparations,
        List<Feature> features,
        List<LeftOut> leftOut,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Range> ranges) {

    public FeaturePlan(
            List<Preparation> preparations,
            List<Feature> features,
            List<LeftOut> leftOut,
            @Nullable SortedMap<String, Range> ranges) {
        this.preparations = List.copyOf(preparations);
        this.features = List.copyOf(features);
        this.leftOut = List.copyOf(leftOut);
        this.ranges =
                Collections.unmodifiableSortedMap(
                        ranges == null ? new TreeMap<>() : new TreeMap<>(ranges));
    }

    /// A plan whose ranges are not known.
    public FeaturePlan(
            List<Preparation> preparations, List<Feature> features, List<LeftOut> leftOut) {
        this(preparations, features, leftOut, null);
    }

    /// The quartiles of a column in the training rows; of a date, in milliseconds since 1970.
    public record Range(double low, double high) {}

    /// A column that has no feature.
    public record LeftOut(String column, String reason) {}

    /// The names of the matrix columns.
    public List<String> names() {
        return features.stream().flatMap(feature -> feature.transform().names().stream()).toList();
    }

    /// The columns of clean rows that are read, each once.
    public List<String> inputs() {
        Set<String> inputs = new LinkedHashSet<>();
        features.forEach(feature -> inputs.addAll(feature.transform().inputs()));
        return List.copyOf(inputs);
    }

    /// Per category that is read level by level, the levels the model tells apart from each other; any other is the same to it.
    public SortedMap<String, Set<String>> levels() {
        SortedMap<String, Set<String>> levels = new TreeMap<>();
        for (Feature feature : features) {
            Transform transform = feature.transform();
            if (!transform.levels().isEmpty()) {
                levels.computeIfAbsent(transform.column(), _ -> new TreeSet<>())
                        .addAll(transform.levels());
            }
        }
        return levels;
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
                        .map(feature -> new Feature(feature.transform().stored(), Audience.ALL))
                        .toList();
        Set<String> read = new LinkedHashSet<>();
        own.forEach(feature -> read.addAll(feature.transform().inputs()));
        return new FeaturePlan(
                preparations.stream()
                        .filter(preparation -> read.contains(preparation.column()))
                        .toList(),
                own,
                leftOut,
                only(read));
    }

    private SortedMap<String, Range> only(Set<String> columns) {
        SortedMap<String, Range> own = new TreeMap<>(ranges);
        own.keySet().retainAll(columns);
        return own;
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
