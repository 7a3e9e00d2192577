package nightjar.model;

import java.util.Arrays;
import nightjar.table.Matrix;
import org.jspecify.annotations.Nullable;

/// One decision tree or the mean of many, as flat arrays. The nodes of a tree follow each other in preorder: the node behind an
/// inner node is its left child, for cells that are less than or equal to the threshold; NaN goes right.
public final class ForestModel implements Model {

    /// The feature of a leaf.
    public static final int LEAF = -1;

    private final int features;
    private final int outputs;
    private final int[] roots;
    private final int[] feature;
    private final float[] threshold;
    private final int[] next;
    private final double[] leaves;
    private final double[] gains;
    private final int[] covers;
    private @Nullable TreeShap shap;

    /// @param roots position of the root of each tree
    /// @param feature per node the matrix column it asks for, or [#LEAF]
    /// @param threshold per node; 0 in leaves
    /// @param next per inner node the position of its right child, per leaf its position in `leaves`
    /// @param leaves leaves × outputs, row by row: predictions
    /// @param gains per matrix column the sum of what its splits gained, at least 0; the unit is the grower's
    /// @param covers per node the number of training rows that reached it; empty: not known
    public ForestModel(
            int outputs,
            int[] roots,
            int[] feature,
            float[] threshold,
            int[] next,
            double[] leaves,
            double[] gains,
            int[] covers) {
        this.features = gains.length;
        this.outputs = outputs;
        this.roots = roots.clone();
        this.feature = feature.clone();
        this.threshold = threshold.clone();
        this.next = next.clone();
        this.leaves = leaves.clone();
        this.gains = gains.clone();
        this.covers = covers.clone();
        requireWhole();
    }

    /// The trees of `first` and then those of `second` as one model.
    public static ForestModel joined(ForestModel first, ForestModel second) {
        int nodes = first.feature.length;
        int[] next = concat(first.next, second.next);
        for (int node = nodes; node < next.length; node++) {
            next[node] +=
                    second.feature[node - nodes] == LEAF
                            ? first.leaves.length / first.outputs
                            : nodes;
        }
        int[] roots = concat(first.roots, second.roots);
        for (int tree = first.roots.length; tree < roots.length; tree++) {
            roots[tree] += nodes;
        }
        float[] threshold = Arrays.copyOf(first.threshold, next.length);
        System.arraycopy(second.threshold, 0, threshold, nodes, second.threshold.length);
        double[] leaves = Arrays.copyOf(first.leaves, first.leaves.length + second.leaves.length);
        System.arraycopy(second.leaves, 0, leaves, first.leaves.length, second.leaves.length);
        double[] gains = first.gains.clone();
        for (int i = 0; i < gains.length; i++) {
            gains[i] += second.gains[i];
        }
        return new ForestModel(
                first.outputs,
                roots,
                concat(first.feature, second.feature),
                threshold,
                next,
                leaves,
                gains,
                first.explains() && second.explains()
                        ? concat(first.covers, second.covers)
                        : new int[0]);
    }

    private static int[] concat(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// A damaged file must not send a prediction round in circles.
    private void requireWhole() {
        boolean whole =
                outputs > 0
                        && roots.length > 0
                        && threshold.length == feature.length
                        && next.length == feature.length
                        && leaves.length % outputs == 0
                        && (covers.length == 0 || covers.length == feature.length);
        for (int root : roots) {
            whole &= root >= 0 && root < feature.length;
        }
        for (int node = 0; whole && node < feature.length; node++) {
            whole =
                    feature[node] == LEAF
                            ? next[node] >= 0 && next[node] < leaves.length / outputs
                            : feature[node] >= 0
                                    && feature[node] < features
                                    && next[node] > node + 1
                                    && next[node] < feature.length;
        }
        if (!whole) {
            throw new IllegalArgumentException("The arrays of the forest do not fit each other");
        }
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    public int trees() {
        return roots.length;
    }

    public int[] roots() {
        return roots.clone();
    }

    public int[] feature() {
        return feature.clone();
    }

    public float[] threshold() {
        return threshold.clone();
    }

    public int[] next() {
        return next.clone();
    }

    public double[] leaves() {
        return leaves.clone();
    }

    /// Per matrix column the sum of what its splits gained.
    public double[] gains() {
        return gains.clone();
    }

    /// Per node the number of training rows that reached it; empty: not known.
    public int[] covers() {
        return covers.clone();
    }

    @Override
    public boolean explains() {
        return covers.length > 0;
    }

    @Override
    public Contributions contributions(Matrix rows, int[] explained) {
        TreeShap trees = shap();
        double[] means = new double[outputs];
        Arrays.setAll(means, output -> trees.expected(output) / roots.length);
        double[] bases = new double[explained.length];
        double[] amounts = new double[explained.length * features];
        TreeShap.Walk walk = trees.walk();
        for (int row = 0; row < bases.length; row++) {
            bases[row] = means[explained[row]];
            walk.add(rows.values(), row * features, explained[row], amounts, row * features);
        }
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] /= roots.length;
        }
        return new Contributions(features, bases, amounts);
    }

    /// Made when it is first asked for: most forests never explain anything.
    private synchronized TreeShap shap() {
        if (!explains()) {
            throw new IllegalStateException("The forest does not know what reached its nodes");
        }
        if (shap == null) {
            double[] weights = Arrays.stream(covers).asDoubleStream().toArray();
            shap = new TreeShap(outputs, roots, feature, threshold, next, leaves, weights);
        }
        return shap;
    }

    @Override
    public void predict(Matrix rows, double[] predictions) {
        ModelShapes.require(this, rows, predictions);
        Arrays.fill(predictions, 0);
        for (int root : roots) {
            addTree(root, rows.values(), rows.rows(), predictions);
        }
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] /= roots.length;
        }
    }

    /// All rows through one tree, so that its nodes stay in the cache.
    private void addTree(int root, float[] cells, int rows, double[] predictions) {
        for (int row = 0; row < rows; row++) {
            int leaf = leaf(root, cells, row * features) * outputs;
            for (int output = 0; output < outputs; output++) {
                predictions[row * outputs + output] += leaves[leaf + output];
            }
        }
    }

    private int leaf(int root, float[] cells, int from) {
        int node = root;
        while (feature[node] != LEAF) {
            node = cells[from + feature[node]] <= threshold[node] ? node + 1 : next[node];
        }
        return next[node];
    }
}
