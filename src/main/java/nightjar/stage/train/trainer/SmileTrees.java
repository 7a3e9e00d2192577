package nightjar.stage.train.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.model.ForestModel;
import nightjar.model.Task;
import nightjar.table.Matrix;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.data.vector.DoubleVector;
import smile.data.vector.FloatVector;
import smile.data.vector.IntVector;
import smile.data.vector.ValueVector;
import smile.model.cart.CART;
import smile.model.cart.DecisionNode;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.RegressionNode;

/// Rows as Smile wants them, and Smile's trees as flat arrays. Every feature is a number: Smile's nominal features are encoded differently
/// in fitting and predicting.
final class SmileTrees {

    static final String LABEL = "label";

    private SmileTrees() {}

    static DataFrame frame(Rows rows, Task task) {
        Matrix features = rows.features();
        ValueVector[] columns = new ValueVector[features.columns() + 1];
        for (int column = 0; column < features.columns(); column++) {
            float[] cells = new float[rows.size()];
            for (int row = 0; row < cells.length; row++) {
                cells[row] = features.at(row, column);
            }
            columns[column] = new FloatVector("f" + column, cells);
        }
        columns[features.columns()] = label(rows, task);
        return new DataFrame(columns);
    }

    private static ValueVector label(Rows rows, Task task) {
        if (task instanceof Task.Regression) {
            return new DoubleVector(LABEL, rows.labels().clone());
        }
        int classes = task.classes().size();
        String[] names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toArray(String[]::new);
        return new IntVector(
                new StructField(LABEL, DataTypes.IntType, new NominalScale(names)), rows.classes());
    }

    /// The trees as one model. Leaves hold what Smile predicts there: smoothed shares of the classes, or the mean.
    static ForestModel flat(List<? extends CART> trees, int features, Task task) {
        Flattening flattening = new Flattening(features, task);
        trees.forEach(flattening::add);
        return flattening.model();
    }

    private static final class Flattening {

        private final Task task;
        private final List<Integer> roots = new ArrayList<>();
        private final Growing feature = new Growing();
        private final Growing next = new Growing();
        private final Growing covers = new Growing();
        private final List<Float> threshold = new ArrayList<>();
        private final List<double[]> leaves = new ArrayList<>();
        private final double[] gains;

        Flattening(int features, Task task) {
            this.task = task;
            this.gains = new double[features];
        }

        void add(CART tree) {
            roots.add(feature.size());
            add(tree.root());
        }

        private void add(Node node) {
            covers.add(node.size());
            if (!(node instanceof InternalNode inner)) {
                feature.add(ForestModel.LEAF);
                threshold.add(0f);
                next.add(leaves.size());
                leaves.add(prediction(node));
                return;
            }
            int at = feature.size();
            feature.add(inner.feature());
            threshold.add(threshold(inner));
            next.add(0);
            gains[inner.feature()] += Math.max(0, inner.score());
            add(inner.trueChild());
            next.set(at, feature.size());
            add(inner.falseChild());
        }

        private double[] prediction(Node node) {
            return switch (node) {
                case DecisionNode leaf -> {
                    double[] shares = leaf.posteriori(new double[leaf.count().length]);
                    yield task instanceof Task.Binary ? new double[] {shares[1]} : shares;
                }
                case RegressionNode leaf -> new double[] {leaf.output()};
                default -> throw new IllegalStateException("An unknown leaf: " + node.getClass());
            };
        }

        ForestModel model() {
            int outputs = task.outputs();
            double[] flat = new double[leaves.size() * outputs];
            for (int leaf = 0; leaf < leaves.size(); leaf++) {
                System.arraycopy(leaves.get(leaf), 0, flat, leaf * outputs, outputs);
            }
            float[] thresholds = new float[threshold.size()];
            for (int i = 0; i < thresholds.length; i++) {
                thresholds[i] = threshold.get(i);
            }
            return new ForestModel(
                    outputs,
                    roots.stream().mapToInt(Integer::intValue).toArray(),
                    feature.toArray(),
                    thresholds,
                    next.toArray(),
                    flat,
                    gains,
                    covers.toArray());
        }
    }

    /// The largest 32-bit number that goes to the left. Smile does not tell its threshold, so it is asked, by bisection over all floats in
    /// their order: exact for every cell a matrix can hold.
    private static float threshold(InternalNode node) {
        Asked asked = new Asked(node.feature());
        int low = order(Float.NEGATIVE_INFINITY);
        int high = order(Float.POSITIVE_INFINITY);
        while (low < high) {
            int middle = (int) (((long) low + high + 1) >> 1);
            asked.cell = number(middle);
            if (node.branch(asked)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return number(low);
    }

    /// Floats in ascending order as ascending integers.
    private static int order(float number) {
        int bits = Float.floatToIntBits(number);
        return bits < 0 ? Integer.MIN_VALUE - bits : bits;
    }

    private static float number(int order) {
        return Float.intBitsToFloat(order < 0 ? Integer.MIN_VALUE - order : order);
    }

    /// A row with one cell.
    private static final class Asked implements Tuple {

        private static final long serialVersionUID = 1;

        private final int feature;
        private float cell;

        Asked(int feature) {
            this.feature = feature;
        }

        @Override
        public StructType schema() {
            return new StructType(new StructField("f", DataTypes.FloatType));
        }

        @Override
        public Object get(int column) {
            return getDouble(column);
        }

        @Override
        public double getDouble(int column) {
            if (column != feature) {
                throw new IllegalArgumentException("Column " + column + " was not asked for");
            }
            return cell;
        }
    }

    /// Integers that become more.
    private static final class Growing {

        private int[] values = new int[1024];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        void set(int at, int value) {
            values[at] = value;
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
