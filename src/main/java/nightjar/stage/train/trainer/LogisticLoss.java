package nightjar.stage.train.trainer;

import smile.util.function.DifferentiableMultivariateFunction;

/// The mean weighted log loss of logistic regression on standardised columns, with an L2 penalty on the weights but not on the intercepts.
/// A point is, per output, one weight per column and the intercept. The cells stay as they are: scores are worked out with weights
/// brought to their scale, and the gradient is brought back.
final class LogisticLoss implements DifferentiableMultivariateFunction {

    private final Rows rows;
    private final int[] classes;
    private final double[] weights;
    private final int outputs;
    private final int columns;
    private final double[] means;
    private final double[] scales;
    private final double penalty;

    LogisticLoss(
            Rows rows,
            int outputs,
            ClassWeights weights,
            Standardisation standardisation,
            double lambda) {
        this.rows = rows;
        this.classes = rows.classes();
        this.weights = weights.of(java.util.stream.IntStream.rangeClosed(0, outputs).toArray());
        this.outputs = outputs;
        this.columns = rows.features().columns();
        this.means = standardisation.means();
        this.scales = standardisation.scales();
        this.penalty = lambda / rows.size();
    }

    /// Numbers in a point.
    int size() {
        return outputs * (columns + 1);
    }

    @Override
    public double f(double[] point) {
        return g(point, new double[point.length]);
    }

    @Override
    public double g(double[] point, double[] gradient) {
        double[] slopes = slopes(point);
        double[] sums =
                Blocks.sum(
                        rows.features(),
                        size() + 1,
                        (cells, from, to, added) -> {
                            if (outputs == 1) {
                                addBinary(cells, from, to, slopes, added);
                            } else {
                                addClasses(cells, from, to, slopes, added);
                            }
                        });
        bringBack(sums, gradient);
        return sums[size()] / rows.size() + penalise(point, gradient);
    }

    /// Weights and intercepts for cells that are not standardised.
    private double[] slopes(double[] point) {
        double[] slopes = point.clone();
        for (int from = 0; from < slopes.length; from += columns + 1) {
            for (int i = 0; i < columns; i++) {
                slopes[from + i] /= scales[i];
                slopes[from + columns] -= slopes[from + i] * means[i];
            }
        }
        return slopes;
    }

    /// The gradient for standardised cells from that for cells as they are.
    private void bringBack(double[] sums, double[] gradient) {
        for (int from = 0; from < gradient.length; from += columns + 1) {
            double intercept = sums[from + columns];
            gradient[from + columns] = intercept / rows.size();
            for (int i = 0; i < columns; i++) {
                gradient[from + i] =
                        (sums[from + i] - means[i] * intercept) / scales[i] / rows.size();
            }
        }
    }

    private double penalise(double[] point, double[] gradient) {
        double squares = 0;
        for (int from = 0; from < point.length; from += columns + 1) {
            for (int i = from; i < from + columns; i++) {
                squares += point[i] * point[i];
                gradient[i] += penalty * point[i];
            }
        }
        return penalty / 2 * squares;
    }

    private void addBinary(float[] cells, int from, int to, double[] slopes, double[] sums) {
        for (int row = from; row < to; row++) {
            int cell = row * columns;
            double score = score(cells, cell, slopes, 0);
            int label = classes[row];
            double margin = label == 1 ? score : -score;
            double tail = Math.exp(-Math.abs(margin));
            sums[columns + 1] += weights[label] * (Math.log1p(tail) + (margin < 0 ? -margin : 0));
            double missed = margin < 0 ? 1 / (1 + tail) : tail / (1 + tail);
            double slope = (label == 1 ? -missed : missed) * weights[label];
            add(cells, cell, slope, sums, 0);
        }
    }

    private void addClasses(float[] cells, int from, int to, double[] slopes, double[] sums) {
        double[] scores = new double[outputs];
        for (int row = from; row < to; row++) {
            int cell = row * columns;
            double largest = Double.NEGATIVE_INFINITY;
            for (int output = 0; output < outputs; output++) {
                scores[output] = score(cells, cell, slopes, output * (columns + 1));
                largest = Math.max(largest, scores[output]);
            }
            int label = classes[row];
            double own = scores[label];
            double sum = 0;
            for (int output = 0; output < outputs; output++) {
                scores[output] = Math.exp(scores[output] - largest);
                sum += scores[output];
            }
            sums[size()] += weights[label] * (Math.log(sum) + largest - own);
            for (int output = 0; output < outputs; output++) {
                double slope = scores[output] / sum - (output == label ? 1 : 0);
                add(cells, cell, slope * weights[label], sums, output * (columns + 1));
            }
        }
    }

    private double score(float[] cells, int cell, double[] slopes, int from) {
        double score = slopes[from + columns];
        for (int i = 0; i < columns; i++) {
            score += slopes[from + i] * cells[cell + i];
        }
        return score;
    }

    private void add(float[] cells, int cell, double slope, double[] sums, int from) {
        for (int i = 0; i < columns; i++) {
            sums[from + i] += slope * cells[cell + i];
        }
        sums[from + columns] += slope;
    }
}
