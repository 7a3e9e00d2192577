package nightjar.model;

import java.util.Arrays;

/// Exact Shapley values of trees: how much each matrix column moves the sum of the trees away from its mean, where a subset of the columns
/// predicts what a row is expected to reach if at splits on all other columns both branches are followed, weighted by their cover.
/// Algorithm 2 of Lundberg, Erion and Lee, "Consistent Individualized Feature Attribution for Tree Ensembles" (2018): time linear in
/// leaves × depth² per row and tree, memory in depth². Sums of doubles, always in the same order: the same bits on any machine.
final class TreeShap {

    private final int outputs;
    private final int[] roots;
    private final int[] feature;
    private final float[] threshold;
    private final int[] next;
    private final double[] leaves;

    /// Per inner node the share of its cover that goes to the left.
    private final double[] left;

    private final int deepest;

    /// @param outputs numbers per leaf
    /// @param roots to [#leaves] as [ForestModel] has them
    /// @param cover per node the weight of the training rows that reached it, at least 0
    TreeShap(
            int outputs,
            int[] roots,
            int[] feature,
            float[] threshold,
            int[] next,
            double[] leaves,
            double[] cover) {
        this.outputs = outputs;
        this.roots = roots;
        this.feature = feature;
        this.threshold = threshold;
        this.next = next;
        this.leaves = leaves;
        this.left = new double[feature.length];
        for (int node = 0; node < left.length; node++) {
            if (feature[node] != ForestModel.LEAF) {
                double both = cover[node + 1] + cover[next[node]];
                left[node] = both > 0 ? cover[node + 1] / both : 0.5;
            }
        }
        this.deepest = Arrays.stream(roots).map(this::depth).max().orElse(0);
    }

    private int depth(int node) {
        return feature[node] == ForestModel.LEAF
                ? 0
                : 1 + Math.max(depth(node + 1), depth(next[node]));
    }

    /// The mean of one output's sum over the trees, weighted by cover.
    double expected(int output) {
        double sum = 0;
        for (int root : roots) {
            sum += expected(root, output);
        }
        return sum;
    }

    private double expected(int node, int output) {
        return feature[node] == ForestModel.LEAF
                ? leaves[next[node] * outputs + output]
                : left[node] * expected(node + 1, output)
                        + (1 - left[node]) * expected(next[node], output);
    }

    Walk walk() {
        return new Walk();
    }

    /// The columns a path has asked for, and what they weigh. For one thread.
    final class Walk {

        /// One path per depth, in one array: the path at depth d begins at [#start].
        private final int[] column = new int[start(deepest + 1)];

        private final double[] zero = new double[column.length];
        private final double[] one = new double[column.length];
        private final double[] weight = new double[column.length];
        private final double[] inverse = new double[deepest + 2];

        private float[] cells = new float[0];
        private int row;
        private int output;
        private double[] amounts = new double[0];
        private int to;

        Walk() {
            for (int i = 1; i < inverse.length; i++) {
                inverse[i] = 1.0 / i;
            }
        }

        private static int start(int depth) {
            return depth * (depth + 1) / 2;
        }

        /// Adds the Shapley values of one row and output.
        ///
        /// @param from position in `values` of the row's first cell
        /// @param added per column, from position `at` on
        void add(float[] values, int from, int ofOutput, double[] added, int at) {
            cells = values;
            row = from;
            output = ofOutput;
            amounts = added;
            to = at;
            for (int root : roots) {
                visit(root, 0, 0, 1, 1, -1);
            }
        }

        /// @param length of the path before this node
        /// @param zeroShare of the rows that go on here where the column is not known
        /// @param oneShare 1 if the row itself goes on here, else 0
        /// @param asked the column; -1: none, at a root
        private void visit(
                int node, int depth, int length, double zeroShare, double oneShare, int asked) {
            int begin = start(depth);
            copyFrom(start(depth - 1), begin, length);
            extend(begin, length, zeroShare, oneShare, asked);
            if (feature[node] == ForestModel.LEAF) {
                leave(begin, length, leaves[next[node] * outputs + output]);
                return;
            }
            int split = feature[node];
            int known = find(begin, length, split);
            double zeroBefore = 1;
            double oneBefore = 1;
            int last = length;
            if (known > 0) {
                zeroBefore = zero[begin + known];
                oneBefore = one[begin + known];
                unwind(begin, length, known);
                last--;
            }
            boolean goesLeft = cells[row + split] <= threshold[node];
            double toLeft = zeroBefore * left[node];
            double toRight = zeroBefore * (1 - left[node]);
            branch(node + 1, depth, last, toLeft, goesLeft ? oneBefore : 0, split);
            branch(next[node], depth, last, toRight, goesLeft ? 0 : oneBefore, split);
        }

        /// Where neither the row nor any other goes, nothing is added.
        private void branch(
                int node, int depth, int last, double zeroShare, double oneShare, int split) {
            if (zeroShare > 0 || oneShare > 0) {
                visit(node, depth + 1, last + 1, zeroShare, oneShare, split);
            }
        }

        private void copyFrom(int before, int begin, int length) {
            if (length > 0) {
                System.arraycopy(column, before, column, begin, length);
                System.arraycopy(zero, before, zero, begin, length);
                System.arraycopy(one, before, one, begin, length);
                System.arraycopy(weight, before, weight, begin, length);
            }
        }

        /// Position of the column in the path; 0, which is the root's: not there.
        private int find(int begin, int length, int split) {
            for (int i = length; i > 0; i--) {
                if (column[begin + i] == split) {
                    return i;
                }
            }
            return 0;
        }

        /// Puts one more column on the path: `weight[i]` is then the sum over all subsets of i columns of the share that follows the path.
        private void extend(int begin, int length, double zeroShare, double oneShare, int asked) {
            column[begin + length] = asked;
            zero[begin + length] = zeroShare;
            one[begin + length] = oneShare;
            weight[begin + length] = length == 0 ? 1 : 0;
            double share = inverse[length + 1];
            for (int i = length - 1; i >= 0; i--) {
                double before = weight[begin + i] * share;
                weight[begin + i + 1] += oneShare * before * (i + 1);
                weight[begin + i] = zeroShare * before * (length - i);
            }
        }

        /// Takes the column at `known` off a path of `length + 1` columns.
        private void unwind(int begin, int length, int known) {
            double oneShare = one[begin + known];
            double zeroShare = zero[begin + known];
            double above = weight[begin + length];
            for (int i = length - 1; i >= 0; i--) {
                if (oneShare != 0) {
                    double now = weight[begin + i];
                    weight[begin + i] = above * (length + 1) * inverse[i + 1];
                    above =
                            now
                                    - weight[begin + i]
                                            * zeroShare
                                            * (length - i)
                                            * inverse[length + 1];
                } else {
                    weight[begin + i] =
                            weight[begin + i] * (length + 1) * inverse[length - i] / zeroShare;
                }
            }
            for (int i = known; i < length; i++) {
                column[begin + i] = column[begin + i + 1];
                zero[begin + i] = zero[begin + i + 1];
                one[begin + i] = one[begin + i + 1];
            }
        }

        /// Gives the leaf's value to the columns of its path. All columns that lead the row elsewhere get the same.
        private void leave(int begin, int length, double value) {
            double elsewhere = -sumElsewhere(begin, length) * value;
            for (int i = 1; i <= length; i++) {
                amounts[to + column[begin + i]] +=
                        one[begin + i] == 0
                                ? elsewhere
                                : sumWithout(begin, length, i)
                                        * (one[begin + i] - zero[begin + i])
                                        * value;
            }
        }

        /// The sum of the weights without a column that leads the row elsewhere, times its share of the rows.
        private double sumElsewhere(int begin, int length) {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += weight[begin + i] * inverse[length - i];
            }
            return sum * (length + 1);
        }

        /// The sum of the weights as they would be without the column at `without`, which the row follows.
        private double sumWithout(int begin, int length, int without) {
            double zeroShare = zero[begin + without] * inverse[length + 1];
            double above = weight[begin + length];
            double sum = 0;
            for (int i = length - 1; i >= 0; i--) {
                double before = above * (length + 1) * inverse[i + 1];
                sum += before;
                above = weight[begin + i] - before * zeroShare * (length - i);
            }
            return sum;
        }
    }
}
