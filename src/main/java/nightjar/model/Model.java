package nightjar.model;

import nightjar.table.Matrix;

/// A fitted model. Immutable and safe for use by several threads. Two models are the same if and only if their bytes are, as
/// [ModelFile#write] makes them.
public sealed interface Model
        permits ConstantModel, RuleModel, LinearModel, ForestModel, BoostedModel {

    /// Number of matrix columns it was fitted on.
    int features();

    /// Predictions per row, as [Task#outputs()].
    int outputs();

    /// Predicts every row of `rows`, a matrix of n × [#features()].
    ///
    /// @param predictions n × outputs, row by row, as [Task#outputs()] says: probabilities from 0 to 1, or numbers; overwritten
    void predict(Matrix rows, double[] predictions);

    /// Whether [#contributions] can be asked for. Only a forest that was fitted before nodes kept their cover cannot tell.
    default boolean explains() {
        return true;
    }

    /// How much each column moved one prediction of every row: Shapley values, exact.
    ///
    /// @param outputs per row the output to explain, from 0
    /// @throws IllegalStateException unless [#explains()]
    Contributions contributions(Matrix rows, int[] outputs);

    /// What [#predict(Matrix, double\[\])] writes, in a new array.
    default double[] predict(Matrix rows) {
        double[] predictions = new double[Math.multiplyExact(rows.rows(), outputs())];
        predict(rows, predictions);
        return predictions;
    }
}
