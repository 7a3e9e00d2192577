package nightjar.model;

import nightjar.table.Matrix;

/// Linear, logistic or multinomial logistic regression. A raw score is
/// `intercept + sum over columns of weight * (cell - mean) / scale`; the [Link] makes a prediction of it.
public final class LinearModel implements Model {

    /// Beyond this a cell adds nothing to what it says, and scores stay finite.
    private static final double LARGEST_CELL = 1e30;

    private final Link link;
    private final double[] means;
    private final double[] scales;
    private final double[] intercepts;
    private final double[] weights;
    private final double[] slopes;

    /// @param means one per column
    /// @param scales one per column, positive
    /// @param intercepts one per output
    /// @param weights outputs × columns, row by row, on standardised cells
    public LinearModel(
            Link link, double[] means, double[] scales, double[] intercepts, double[] weights) {
        if (scales.length != means.length || weights.length != intercepts.length * means.length) {
            throw new IllegalArgumentException(
                    "%s means, %s scales, %s intercepts, %s weights"
                            .formatted(
                                    means.length,
                                    scales.length,
                                    intercepts.length,
                                    weights.length));
        }
        this.link = link;
        this.means = means.clone();
        this.scales = scales.clone();
        this.intercepts = intercepts.clone();
        this.weights = weights.clone();
        this.slopes = weights.clone();
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] /= scales[i % scales.length];
        }
    }

    @Override
    public int features() {
        return means.length;
    }

    @Override
    public int outputs() {
        return intercepts.length;
    }

    public Link link() {
        return link;
    }

    public double[] means() {
        return means.clone();
    }

    public double[] scales() {
        return scales.clone();
    }

    public double[] intercepts() {
        return intercepts.clone();
    }

    /// Outputs × columns, row by row, on standardised cells.
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public void predict(Matrix rows, double[] predictions) {
        ModelShapes.require(this, rows, predictions);
        int outputs = outputs();
        for (int row = 0; row < rows.rows(); row++) {
            for (int output = 0; output < outputs; output++) {
                predictions[row * outputs + output] = score(rows.values(), row, output);
            }
            link.apply(predictions, row * outputs, outputs);
        }
    }

    private double score(float[] cells, int row, int output) {
        double score = plainScore(cells, row, output);
        return isFinite(score) ? score : boundedScore(cells, row * means.length, output);
    }

    private static boolean isFinite(double score) {
        return Math.abs(score) <= Double.MAX_VALUE;
    }

    private double plainScore(float[] cells, int row, int output) {
        int columns = means.length;
        int cell = row * columns;
        int slope = output * columns;
        double score = intercepts[output];
        for (int i = 0; i < columns; i++) {
            score += slopes[slope + i] * (cells[cell + i] - means[i]);
        }
        return score;
    }

    /// The same where a cell is not finite: NaN counts as the mean, infinity as a large number.
    private double boundedScore(float[] cells, int cell, int output) {
        int columns = means.length;
        double score = intercepts[output];
        for (int i = 0; i < columns; i++) {
            score += slopes[output * columns + i] * (bounded(cells[cell + i], means[i]) - means[i]);
        }
        return score;
    }

    private static double bounded(double cell, double mean) {
        return Math.clamp(Double.isNaN(cell) ? mean : cell, -LARGEST_CELL, LARGEST_CELL);
    }

    /// What a column adds beside what its mean would add: the Shapley value where columns are independent.
    @Override
    public Contributions contributions(Matrix rows, int[] outputs) {
        int columns = means.length;
        double[] bases = new double[outputs.length];
        double[] amounts = new double[outputs.length * columns];
        for (int row = 0; row < outputs.length; row++) {
            bases[row] = intercepts[outputs[row]];
            boolean plain = isFinite(plainScore(rows.values(), row, outputs[row]));
            for (int i = 0; i < columns; i++) {
                double cell = plain ? rows.at(row, i) : bounded(rows.at(row, i), means[i]);
                amounts[row * columns + i] = slopes[outputs[row] * columns + i] * (cell - means[i]);
            }
        }
        return new Contributions(columns, bases, amounts);
    }
}
