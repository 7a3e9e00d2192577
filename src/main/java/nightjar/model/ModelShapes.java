package nightjar.model;

import nightjar.table.Matrix;

/// Refuses matrices of the wrong width before native code or arithmetic sees them.
final class ModelShapes {

    private ModelShapes() {}

    static void require(Model model, Matrix rows, double[] predictions) {
        if (rows.columns() != model.features()) {
            throw new IllegalArgumentException(
                    "A matrix of %s columns for a model of %s features"
                            .formatted(rows.columns(), model.features()));
        }
        if (predictions.length != rows.rows() * (long) model.outputs()) {
            throw new IllegalArgumentException(
                    "Room for %s predictions, %s rows x %s outputs are written"
                            .formatted(predictions.length, rows.rows(), model.outputs()));
        }
    }
}
