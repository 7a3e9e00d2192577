package nightjar.stage.promote;

import java.util.Arrays;
import java.util.Random;
import nightjar.ledger.Json;
import nightjar.stage.train.FittedModel;
import nightjar.table.Matrix;

/// A few made-up rows of features and what the model said of them when it was registered: a model that does not say the same again is not
/// the same, or does not run on this machine as it did. No row of the data is kept.
public record Canary(int rows, int columns, float[] cells, double[] predictions) {

    private static final int ROWS = 16;
    private static final long SEED = 20_011;

    @SuppressWarnings("ArrayRecordComponent")
    public Canary {
        if (cells.length != rows * columns) {
            throw new IllegalArgumentException(
                    "%s cells for %s x %s".formatted(cells.length, rows, columns));
        }
    }

    public static Canary of(FittedModel model) {
        int columns = model.model().features();
        Random random = new Random(SEED);
        float[] cells = new float[ROWS * columns];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 1));
        }
        return new Canary(ROWS, columns, cells, model.predict(new Matrix(ROWS, columns, cells)));
    }

    public static Canary read(byte[] json) {
        return Json.read(json, Canary.class);
    }

    /// Whether the model still says the same, bit by bit.
    public boolean livesWith(FittedModel model) {
        return model.model().features() == columns
                && Arrays.equals(model.predict(new Matrix(rows, columns, cells)), predictions);
    }
}
