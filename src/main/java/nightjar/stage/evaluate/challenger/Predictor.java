package nightjar.stage.evaluate.challenger;

import nightjar.table.RecordBatch;

/// Predicts clean rows: features and model in one. Used by several threads at once.
@FunctionalInterface
public interface Predictor {

    /// @return n × [nightjar.model.Task#outputs()] predictions, row by row
    double[] predict(RecordBatch cleanRows);
}
