package nightjar.ledger.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A step of a run as `show` prints it: its latest attempt, and what all attempts together took.
///
/// @param attempt the number of the run's attempt it last ran in, from 1
/// @param read rows
/// @param written rows handed on
/// @param rejected rows
/// @param seconds of that attempt
/// @param rowsPerSecond read, over all attempts that came to an end of their own; null: not known, or the step is no pass over rows
/// @param bytesPerSecond of the input file, likewise; null: not known, or the step does not read it
/// @param peakMemory bytes, of the attempt that needed most; null: not known
/// @param peakMemoryOf `resident` (of the process) or `heap` (of Java's heap); null: not known
/// @param slower a sentence, if the step was slower than in the runs before; null: it was not
public record StepView(
        String name,
        RunState status,
        int attempt,
        long read,
        long written,
        long rejected,
        double seconds,
        @JsonProperty("rows_per_second") @Nullable Double rowsPerSecond,
        @JsonProperty("bytes_per_second") @Nullable Double bytesPerSecond,
        @JsonProperty("peak_memory") @Nullable Long peakMemory,
        @JsonProperty("peak_memory_of") @Nullable String peakMemoryOf,
        @Nullable String slower) {

    /// A step of which nobody knows what it took: it runs, or was killed.
    StepView(
            String name,
            RunState status,
            int attempt,
            long read,
            long written,
            long rejected,
            double seconds) {
        this(name, status, attempt, read, written, rejected, seconds, null, null, null, null, null);
    }

    /// This step with what it took, and how that compares with the runs before.
    StepView with(StepTotal total, @Nullable String comparison) {
        return new StepView(
                name,
                status,
                attempt,
                read,
                written,
                rejected,
                seconds,
                total.rowsPerSecond(),
                total.bytesPerSecond(),
                total.peakMemory(),
                total.memoryName(),
                comparison);
    }

    StepView interrupted() {
        return new StepView(
                name,
                status.interrupted(),
                attempt,
                read,
                written,
                rejected,
                seconds,
                rowsPerSecond,
                bytesPerSecond,
                peakMemory,
                peakMemoryOf,
                slower);
    }
}
