package nightjar.stage.train.trainer;

import java.util.ArrayList;
import java.util.List;
import nightjar.model.ForestModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Shapley values by their definition, over all subsets of the columns: exponential, and nothing else to get wrong.
final class ShapleyByHand {

    /// What a subset of the columns, a bit per column, predicts of a row.
    private interface Game {
        double value(float[] row, int known);
    }

    private sealed interface Node {
        record Leaf(double value, double cover) implements Node {}

        record Split(int column, boolean equal, float threshold, Node left, Node right)
                implements Node {
            boolean goesLeft(float cell) {
                return equal ? cell <= threshold : cell < threshold;
            }
        }

        default double cover() {
            return switch (this) {
                case Leaf leaf -> leaf.cover;
                case Split split -> split.left.cover() + split.right.cover();
            };
        }

        default double value(float[] row, int known) {
            return switch (this) {
                case Leaf leaf -> leaf.value;
                case Split split -> {
                    if ((known >> split.column & 1) == 1) {
                        Node next = split.goesLeft(row[split.column]) ? split.left : split.right;
                        yield next.value(row, known);
                    }
                    yield (split.left.cover() * split.left.value(row, known)
                                    + split.right.cover() * split.right.value(row, known))
                            / split.cover();
                }
            };
        }
    }

    private ShapleyByHand() {}

    /// Columns + 1 numbers: the Shapley values and the value of the empty subset, of the mean of a forest's trees.
    static double[] of(ForestModel forest, int output, float[] row) {
        List<Node> trees = new ArrayList<>();
        for (int root : forest.roots()) {
            trees.add(node(forest, output, root));
        }
        return shapley(
                (cells, known) ->
                        trees.stream().mapToDouble(tree -> tree.value(cells, known)).sum()
                                / trees.size(),
                row);
    }

    private static Node node(ForestModel forest, int output, int at) {
        if (forest.feature()[at] == ForestModel.LEAF) {
            int leaf = forest.next()[at] * forest.outputs() + output;
            return new Node.Leaf(forest.leaves()[leaf], forest.covers()[at]);
        }
        return new Node.Split(
                forest.feature()[at],
                true,
                forest.threshold()[at],
                node(forest, output, at + 1),
                node(forest, output, forest.next()[at]));
    }

    /// The same of the sum of the trees that XGBoost dumps as JSON with statistics, every `classes`-th from `output` on.
    static double[] of(String[] dump, int classes, int output, float[] row) {
        List<Node> trees = new ArrayList<>();
        for (int tree = output; tree < dump.length; tree += classes) {
            trees.add(node(JsonMapper.shared().readTree(dump[tree])));
        }
        return shapley(
                (cells, known) ->
                        trees.stream().mapToDouble(tree -> tree.value(cells, known)).sum(),
                row);
    }

    private static Node node(JsonNode json) {
        if (json.has("leaf")) {
            return new Node.Leaf(
                    (float) json.required("leaf").asDouble(), json.required("cover").asDouble());
        }
        return new Node.Split(
                Integer.parseInt(json.required("split").asString().substring(1)),
                false,
                (float) json.required("split_condition").asDouble(),
                child(json, json.required("yes").asInt()),
                child(json, json.required("no").asInt()));
    }

    private static Node child(JsonNode json, int id) {
        return node(
                json.required("children")
                        .valueStream()
                        .filter(child -> child.required("nodeid").asInt() == id)
                        .findFirst()
                        .orElseThrow());
    }

    private static double[] shapley(Game game, float[] row) {
        int columns = row.length;
        double[] values = new double[columns + 1];
        values[columns] = game.value(row, 0);
        for (int column = 0; column < columns; column++) {
            for (int subset = 0; subset < 1 << columns; subset++) {
                if ((subset >> column & 1) == 0) {
                    values[column] +=
                            weight(Integer.bitCount(subset), columns)
                                    * (game.value(row, subset | 1 << column)
                                            - game.value(row, subset));
                }
            }
        }
        return values;
    }

    /// `s! (n - s - 1)! / n!`
    private static double weight(int size, int columns) {
        double weight = 1.0 / columns;
        for (int i = 1; i <= size; i++) {
            weight *= (double) i / (columns - i);
        }
        return weight;
    }
}
