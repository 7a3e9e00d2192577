package nightjar.run;

import nightjar.forecast.Matrix;
import nightjar.spec.TrainSpec;
import nightjar.stage.train.TrainingSample;

/// The training matrix of a project, whatever the number of rows.
///
/// @param share training rows per row of the source, 0 to 1
/// @param columns features
record MatrixShape(double share, int columns) {

    static final MatrixShape UNKNOWN = new MatrixShape(0, 0);

    /// @param rows of the source
    /// @param heap bytes that Java's heap may have at most
    Matrix of(double rows, TrainSpec train, long heap) {
        long fitted = rows(rows);
        return new Matrix(
                fitted * columns * Float.BYTES,
                TrainingSample.of(fitted, columns, heap, 0).share(),
                Matrix.times(train.candidates().keySet()));
    }

    private long rows(double rows) {
        return Math.round(share * rows);
    }
}
