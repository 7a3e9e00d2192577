package nightjar.stage.train;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.durable.Json;
import nightjar.model.BoostedModel;
import nightjar.model.ConstantModel;
import nightjar.model.ForestModel;
import nightjar.model.LinearModel;
import nightjar.model.Model;
import nightjar.model.RuleModel;

/// Share of each feature in what a model goes by, summing to 1; 0 for all where it goes by nothing.
///
/// @param shares by the name of the feature, in the order of the names
public record FeatureImportance(Map<String, Double> shares) {

    public FeatureImportance {
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    }

    static FeatureImportance of(FittedModel fitted) {
        double[] weights = weights(fitted.model());
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        Map<String, Double> shares = new TreeMap<>();
        List<String> names = fitted.plan().names();
        for (int i = 0; i < weights.length; i++) {
            shares.put(names.get(i), sum > 0 ? weights[i] / sum : 0);
        }
        return new FeatureImportance(shares);
    }

    private static double[] weights(Model model) {
        return switch (model) {
            case BoostedModel boosted -> boosted.gains();
            case ForestModel forest -> forest.gains();
            case ConstantModel constant -> new double[constant.features()];
            case RuleModel _ -> new double[] {1};
            case LinearModel linear -> {
                double[] sums = new double[linear.features()];
                double[] weights = linear.weights();
                for (int i = 0; i < weights.length; i++) {
                    sums[i % sums.length] += Math.abs(weights[i]);
                }
                yield sums;
            }
        };
    }

    static FeatureImportance of(byte[] json) {
        Map<String, Double> shares = new TreeMap<>();
        Json.tree(new String(json, StandardCharsets.UTF_8))
                .properties()
                .forEach(one -> shares.put(one.getKey(), one.getValue().asDouble()));
        return new FeatureImportance(shares);
    }

    byte[] bytes() {
        return Json.bytes(shares);
    }
}
