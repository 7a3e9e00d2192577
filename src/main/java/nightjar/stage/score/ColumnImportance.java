package nightjar.stage.score;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.stage.features.Feature;
import nightjar.stage.features.FeaturePlan;

/// The importance of features, added up per column of the data.
final class ColumnImportance {

    private ColumnImportance() {}

    /// Per column the share, 0 to 1, of what the model goes by that is made of it. What is made of several columns counts for each of them.
    ///
    /// @param importance per feature, as the card of a version has it; of a rule, one number under another name
    static SortedMap<String, Double> of(FeaturePlan plan, Map<String, Double> importance) {
        double whole = importance.values().stream().mapToDouble(Double::doubleValue).sum();
        boolean named = plan.names().stream().anyMatch(importance::containsKey);
        SortedMap<String, Double> shares = new TreeMap<>();
        for (Feature feature : plan.features()) {
            double part =
                    named
                            ? feature.transform().names().stream()
                                    .mapToDouble(name -> importance.getOrDefault(name, 0.0))
                                    .sum()
                            : whole;
            for (String column : feature.transform().inputs()) {
                shares.merge(column, whole > 0 ? part / whole : 0, Double::sum);
            }
        }
        return shares;
    }
}
