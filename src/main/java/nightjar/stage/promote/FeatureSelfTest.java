package nightjar.stage.promote;

import java.util.Arrays;
import nightjar.project.ProjectSpec;
import nightjar.stage.train.FittedModel;
import nightjar.table.Matrix;

/// The canary of versions registered before raw records were kept: made-up features, behind the plan, and what the model said of them.
record FeatureSelfTest(int rows, int columns, float[] cells, double[] predictions)
        implements SelfTest {

    @SuppressWarnings("ArrayRecordComponent")
    FeatureSelfTest {
        if (cells.length != rows * columns) {
            throw new IllegalArgumentException(
                    "%s cells for %s x %s".formatted(cells.length, rows, columns));
        }
    }

    @Override
    public boolean livesWith(FittedModel model, ProjectSpec spec) {
        return model.model().features() == columns
                && Arrays.equals(model.predict(new Matrix(rows, columns, cells)), predictions);
    }
}
