package nightjar.stage.train;

import nightjar.model.LinearModel;
import nightjar.model.Link;
import nightjar.model.Task;
import smile.math.BFGS;

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
    public Fit fit(Split split, Job job, Growth growth) {
        return new Fit(
                fit(split.train(), job, job.trial().real(Hyperparameter.LAMBDA), TOLERANCE), 0);
    }

    /// @param lambda of the penalty `lambda / 2 * sum of squared weights`, beside the sum of the rows' weighted log losses
    static LinearModel fit(Rows rows, Job job, double lambda, double tolerance) {
        Standardisation standardisation = Standardisation.of(rows.features());
        int outputs = job.task().outputs();
        LogisticLoss loss =
                new LogisticLoss(rows, outputs, job.weights(rows), standardisation, lambda);
        double[] point = new double[loss.size()];
        int iterations = job.trial().whole(Hyperparameter.ITERATIONS);
        BFGS.minimize(loss, MEMORY, point, tolerance, iterations);
        int columns = rows.features().columns();
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
}
