package nightjar.metric;

/// How predicted probabilities must be bent to come true: `logit(happened) = intercept + slope * logit(predicted)`, fitted by maximum
/// likelihood: D. R. Cox, "Two further applications of a model for binary regression", Biometrika 45 (1958) 562-565.
///
/// @param intercept 0 at best; above: probabilities are too low on the whole
/// @param slope 1 at best; below: probabilities are too extreme, above: too timid
public record CalibrationLine(double intercept, double slope) {

    private static final int STEPS = 50;
    private static final double ENOUGH = 1e-12;

    /// Undefined.
    static final CalibrationLine NONE = new CalibrationLine(Double.NaN, Double.NaN);

    /// NaN where there is none: one class only, equal probabilities, or probabilities that part the classes without an error.
    ///
    /// @param labels 0 or 1
    /// @param probabilities of label 1, finite; cut off as for the log loss
    public static CalibrationLine of(double[] labels, double[] probabilities) {
        double[] logits = new double[labels.length];
        for (int row = 0; row < logits.length; row++) {
            double probability = LogLoss.clip(probabilities[row]);
            logits[row] = Math.log(probability / (1 - probability));
        }
        double intercept = 0;
        double slope = 1;
        for (int step = 0; step < STEPS; step++) {
            Sums sums = new Sums();
            for (int row = 0; row < logits.length; row++) {
                sums.add(labels[row], logits[row], intercept + slope * logits[row]);
            }
            double determinant = sums.h00 * sums.h11 - sums.h01 * sums.h01;
            double up = (sums.h11 * sums.g0 - sums.h01 * sums.g1) / determinant;
            double steeper = (sums.h00 * sums.g1 - sums.h01 * sums.g0) / determinant;
            if (!(determinant > ENOUGH * sums.h00 * sums.h11) || !Double.isFinite(up + steeper)) {
                return NONE;
            }
            intercept += up;
            slope += steeper;
            if (Math.abs(up) + Math.abs(steeper) < ENOUGH * (1 + Math.abs(slope))) {
                return new CalibrationLine(intercept, slope);
            }
        }
        return NONE;
    }

    /// Gradient and information of one Newton step.
    private static final class Sums {

        private double g0;
        private double g1;
        private double h00;
        private double h01;
        private double h11;

        void add(double label, double logit, double score) {
            double probability = 1 / (1 + Math.exp(-score));
            double weight = probability * (1 - probability);
            g0 += label - probability;
            g1 += (label - probability) * logit;
            h00 += weight;
            h01 += weight * logit;
            h11 += weight * logit * logit;
        }
    }
}
