package nightjar.model;

import java.nio.charset.StandardCharsets;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import nightjar.durable.Json;
import nightjar.table.Matrix;
import tools.jackson.databind.JsonNode;

/// The trees of a booster in numbers of our own, read from the JSON that XGBoost 2.1 writes, to explain what it predicts. XGBoost explains
/// in 32-bit floats, whose sums are off by more than a reader of the sixth digit bears; these are sums of doubles.
///
/// XGBoost goes left where a cell is less than the threshold: where it is at most the next smaller float. A node's cover is the sum of
/// its rows' second derivatives, as in XGBoost's own explanations.
final class BoosterTrees {

    private final double[] starts;
    private final TreeShap[] trees;

    private BoosterTrees(double[] starts, TreeShap[] trees) {
        this.starts = starts;
        this.trees = trees;
    }

    static BoosterTrees of(Booster booster, int outputs) throws XGBoostError {
        String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
        JsonNode learner = Json.tree(json).required("learner");
        JsonNode model = learner.required("gradient_booster").required("model");
        TreeShap[] trees = new TreeShap[outputs];
        double[] starts = new double[outputs];
        for (int output = 0; output < outputs; output++) {
            FlatTrees flat = new FlatTrees();
            for (int tree = 0; tree < model.required("trees").size(); tree++) {
                if (model.required("tree_info").path(tree).asInt() == output) {
                    flat.add(model.required("trees").path(tree));
                }
            }
            trees[output] = flat.shap();
            starts[output] = start(learner) + trees[output].expected(0);
        }
        return new BoosterTrees(starts, trees);
    }

    /// The raw score before the first tree. XGBoost keeps it as a prediction: for two classes as a probability.
    private static double start(JsonNode learner) {
        String kept = learner.required("learner_model_param").required("base_score").asString();
        double score = Double.parseDouble(kept);
        return learner.required("objective").required("name").asString().equals("binary:logistic")
                ? Math.log(score / (1 - score))
                : score;
    }

    /// Base and amounts of the raw scores.
    Contributions contributions(Matrix rows, int[] outputs) {
        int columns = rows.columns();
        double[] bases = new double[outputs.length];
        double[] amounts = new double[outputs.length * columns];
        TreeShap.Walk[] walks = new TreeShap.Walk[trees.length];
        for (int output = 0; output < walks.length; output++) {
            walks[output] = trees[output].walk();
        }
        for (int row = 0; row < bases.length; row++) {
            bases[row] = starts[outputs[row]];
            walks[outputs[row]].add(rows.values(), row * columns, 0, amounts, row * columns);
        }
        return new Contributions(columns, bases, amounts);
    }
}
