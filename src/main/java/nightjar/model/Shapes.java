package nightjar.model;

import nightjar.table.Matrix;

/// Refuses matrices of the wrong width before native code or arithmetic sees them.
final class Shapes {

    private Shapes() {}

    static void require(Model model, Matrix rows, double[] predictions) {
        if (rows.columns() != model.features()) {
            throw new IllegalArgumentException(
                    "A matrix of %d columns for a model of %d features"
                            .formatted(rows.columns(), model.features()));
        }
        if (predictions.length != rows.rows() * (long) model.outputs()) {
            throw new IllegalArgumentException(
                    "Room for %d predictions, %d rows x %d outputs are written"
                            .formatted(predictions.length, rows.rows(), model.outputs()));
        }
    }
}
