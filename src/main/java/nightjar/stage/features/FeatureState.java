package nightjar.stage.features;

import java.util.SortedMap;
import java.util.TreeMap;

/// What the training rows told: by the name of a number or category.
record FeatureState(
        SortedMap<String, NumberStatistics> numbers,
        SortedMap<String, LevelStatistics> levels,
        long rows) {

    static FeatureState empty() {
        return new FeatureState(new TreeMap<>(), new TreeMap<>(), 0);
    }
}
