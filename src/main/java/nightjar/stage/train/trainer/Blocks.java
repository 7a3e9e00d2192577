package nightjar.stage.train.trainer;

import java.util.stream.IntStream;
import nightjar.table.Matrix;

/// Sums over the rows of a matrix, on all cores. The rows are cut into blocks that depend on their number only, and the blocks' sums are added
/// in order: the same bits on any number of cores.
final class Blocks {

    private static final int ROWS = 4096;
    private static final int MOST = 64;

    private Blocks() {}

    /// Adds the rows from `from`, inclusive, to `to`, exclusive, to `sums`.
    interface Sum {
        void add(float[] cells, int from, int to, double[] sums);
    }

    /// `size` sums.
    static double[] sum(Matrix matrix, int size, Sum sum) {
        int blocks = Math.clamp((matrix.rows() + ROWS - 1) / ROWS, 1, MOST);
        double[][] partial = new double[blocks][];
        IntStream.range(0, blocks)
                .parallel()
                .forEach(
                        block -> {
                            double[] sums = new double[size];
                            sum.add(
                                    matrix.values(),
                                    bound(matrix.rows(), block, blocks),
                                    bound(matrix.rows(), block + 1, blocks),
                                    sums);
                            partial[block] = sums;
                        });
        double[] total = partial[0];
        for (int block = 1; block < blocks; block++) {
            for (int i = 0; i < size; i++) {
                total[i] += partial[block][i];
            }
        }
        return total;
    }

    private static int bound(int rows, int block, int blocks) {
        return (int) ((long) rows * block / blocks);
    }
}
