package nightjar.stage.train.trainer;

import nightjar.model.LinearModel;
import nightjar.model.Link;
import nightjar.model.Task;
import nightjar.project.training.Hyperparameter;
import smile.math.BFGS;
import smile.util.function.DifferentiableMultivariateFunction;

/// L2-regularised logistic regression, binary or multinomial, by limited-memory BFGS (Nocedal, Math. Comp. 35, 1980) as Smile has it. Smile's
/// own logistic regression knows no class weights and adds up in an order that depends on the cores; this objective knows both.
final class LogisticTrainer implements Trainer {

    /// Number of past steps the minimiser remembers.
    private static final int MEMORY = 8;

    /// Largest part of the gradient, per row, at which the minimiser stops.
    private static final double TOLERANCE = 1e-6;

    @Override
    public boolean suits(Task task) {
        return switch (task) {
            case Task.Binary _, Task.Classes _ -> true;
            case Task.Regression _ -> false;
        };
    }

    @Override
    public Fit fit(Split split, Job job, FitCheckpoint growth) {
        double lambda = job.trial().real(Hyperparameter.LAMBDA);
        return minimised(split.train(), job, lambda, TOLERANCE);
    }

    /// @param lambda of the penalty `lambda / 2 * sum of squared weights`, beside the sum of the rows' weighted log losses
    static LinearModel fit(Rows rows, Job job, double lambda, double tolerance) {
        return (LinearModel) minimised(rows, job, lambda, tolerance).model();
    }

    private static Fit minimised(Rows rows, Job job, double lambda, double tolerance) {
        Standardisation standardisation = Standardisation.of(rows.features());
        int outputs = job.task().outputs();
        LogisticLoss loss =
                new LogisticLoss(rows, outputs, job.weights(rows), standardisation, lambda);
        double[] point = new double[loss.size()];
        int iterations = job.trial().whole(Hyperparameter.ITERATIONS);
        Descent descent = new Descent(loss);
        BFGS.minimize(descent, MEMORY, point, tolerance, iterations);
        return new Fit(
                model(job, standardisation, point, rows.features().columns()),
                0,
                descent.endedEarly(iterations, tolerance)
                        ? "the minimum was not reached in the %s iterations allowed"
                                .formatted(iterations)
                        : null);
    }

    private static LinearModel model(
            Job job, Standardisation standardisation, double[] point, int columns) {
        int outputs = job.task().outputs();
        double[] intercepts = new double[outputs];
        double[] weights = new double[outputs * columns];
        for (int output = 0; output < outputs; output++) {
            int from = output * (columns + 1);
            System.arraycopy(point, from, weights, output * columns, columns);
            intercepts[output] = point[from + columns];
        }
        return new LinearModel(
                Link.of(job.task()),
                standardisation.means(),
                standardisation.scales(),
                intercepts,
                weights);
    }

    /// The loss, watched on its way down: the minimiser tells only the log whether it arrived. It asks for a gradient once at the start and
    /// once in each iteration.
    private static final class Descent implements DifferentiableMultivariateFunction {

        private static final long serialVersionUID = 1;

        private final transient LogisticLoss loss;
        private int gradients;
        private double steepness;

        Descent(LogisticLoss loss) {
            this.loss = loss;
        }

        @Override
        public double f(double[] point) {
            return loss.f(point);
        }

        @Override
        public double g(double[] point, double[] gradient) {
            gradients++;
            double value = loss.g(point, gradient);
            steepness = 0;
            for (int i = 0; i < point.length; i++) {
                double part = Math.abs(gradient[i]) * Math.max(Math.abs(point[i]), 1);
                steepness = Math.max(steepness, part / Math.max(value, 1));
            }
            return value;
        }

        /// Whether all iterations were used up and the loss still falls.
        boolean endedEarly(int iterations, double tolerance) {
            return gradients > iterations && steepness >= tolerance;
        }
    }
}
