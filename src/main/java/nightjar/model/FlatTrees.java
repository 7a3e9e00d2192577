package nightjar.model;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Collects XGBoost's trees, which stand node by node in no order, in the order of [ForestModel].
final class FlatTrees {

    private final List<Integer> roots = new ArrayList<>();
    private final List<Integer> feature = new ArrayList<>();
    private final List<Float> threshold = new ArrayList<>();
    private final List<Integer> next = new ArrayList<>();
    private final List<Double> leaves = new ArrayList<>();
    private final List<Double> cover = new ArrayList<>();

    void add(JsonNode tree) {
        roots.add(feature.size());
        add(tree, 0);
    }

    private void add(JsonNode tree, int node) {
        int at = feature.size();
        int left = tree.required("left_children").path(node).asInt();
        double condition = tree.required("split_conditions").path(node).asDouble();
        cover.add(tree.required("sum_hessian").path(node).asDouble());
        if (left < 0) {
            feature.add(ForestModel.LEAF);
            threshold.add(0f);
            next.add(leaves.size());
            leaves.add((double) (float) condition);
            return;
        }
        feature.add(tree.required("split_indices").path(node).asInt());
        threshold.add(Math.nextDown((float) condition));
        next.add(0);
        add(tree, left);
        next.set(at, feature.size());
        add(tree, tree.required("right_children").path(node).asInt());
    }

    TreeShap shap() {
        float[] thresholds = new float[threshold.size()];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = threshold.get(i);
        }
        return new TreeShap(
                1,
                ints(roots),
                ints(feature),
                thresholds,
                ints(next),
                doubles(leaves),
                doubles(cover));
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] doubles(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
