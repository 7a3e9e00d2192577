package nightjar.ledger.view;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a step of a run took over all attempts that came to an end of their own, be it a failure or a stop. Of an attempt that was killed
/// neither the time nor the rows are in it, so its rates are true all the same.
///
/// @param rows null: the step is no pass over rows
/// @param bytes null: the step did not read the input file
/// @param peakMemory bytes, of the attempt that needed most
public record StepTotal(
        String step,
        double seconds,
        @Nullable Long rows,
        @Nullable Long bytes,
        long peakMemory,
        StepCost.Memory memory) {

    @Nullable Double rowsPerSecond() {
        return rate(rows);
    }

    @Nullable Double bytesPerSecond() {
        return rate(bytes);
    }

    /// Of what the peak is, in JSON: `resident` or `heap`.
    String memoryName() {
        return memory.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable Double rate(@Nullable Long count) {
        return count == null || seconds <= 0 ? null : Math.round(count / seconds * 10) / 10.0;
    }
}
