package nightjar.model;

import nightjar.table.Matrix;

/// A fitted model. Immutable and safe for use by several threads. Two models are the same if and only if their bytes are.
public interface Model {

    /// Number of matrix columns it was fitted on.
    int features();

    /// Predicts every row of `rows`, a matrix of n × [#features()].
    ///
    /// @param predictions n × outputs, row by row, as [Task#outputs()] says: probabilities from 0 to 1, or numbers; overwritten
    void predict(Matrix rows, double[] predictions);
}
