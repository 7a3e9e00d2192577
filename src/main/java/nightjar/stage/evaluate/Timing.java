package nightjar.stage.evaluate;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import nightjar.engine.Inline;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.stage.evaluate.challenger.Predictor;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;

/// How long the candidate takes to predict, by the clock of this machine: the one number of an evaluation that is not the same twice, and
/// therefore in a file of its own.
///
/// @param millisecondsPer1000Rows the median of several measurements, features included; NaN without rows
public record Timing(double millisecondsPer1000Rows) {

    private static final int ROWS = 1_000;
    private static final int TIMES = 15;
    private static final int WARM = 5;

    /// Predicts the first rows again and again; the first times do not count, since the machine is still warming up.
    ///
    /// @param nanoseconds the clock
    static Timing of(Predictor predictor, RowSource clean, LongSupplier nanoseconds) {
        RecordBatch rows = first(clean);
        if (rows == null || rows.rows() == 0) {
            return new Timing(Double.NaN);
        }
        double[] times = new double[TIMES];
        for (int i = 0; i < WARM + TIMES; i++) {
            long begun = nanoseconds.getAsLong();
            predictor.predict(rows);
            long taken = nanoseconds.getAsLong() - begun;
            if (i >= WARM) {
                times[i - WARM] = taken / 1e6 * ROWS / rows.rows();
            }
        }
        Arrays.sort(times);
        return new Timing(times[TIMES / 2]);
    }

    private static @Nullable RecordBatch first(RowSource clean) {
        return Inline.over(clean)
                .first()
                .map(SourceBatch::rows)
                .map(rows -> rows.select(IntStream.range(0, Math.min(ROWS, rows.rows())).toArray()))
                .orElse(null);
    }
}
