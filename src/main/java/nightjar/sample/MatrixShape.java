package nightjar.sample;

import java.util.List;
import nightjar.forecast.TrainingMatrix;
import nightjar.project.training.TrainSpec;
import nightjar.stage.train.TrainingSample;

/// The training matrix of a project, whatever the number of rows.
///
/// @param share training rows per row of the source, 0 to 1
/// @param columns features
record MatrixShape(double share, int columns) {

    static final MatrixShape UNKNOWN = new MatrixShape(0, 0);

    /// @param rows of the source
    /// @param heap bytes that Java's heap may have at most
    TrainingMatrix of(double rows, TrainSpec train, long heap) {
        long training = Math.round(share * rows);
        return new TrainingMatrix(
                training,
                columns,
                TrainingSample.of(training, columns, heap, 0).share(),
                List.copyOf(train.candidates().keySet()));
    }
}
