package nightjar.ledger.view;

import org.jspecify.annotations.Nullable;

/// What one attempt at a step took.
///
/// @param execution the attempt, as the job repository numbers it
/// @param seconds by a clock that only goes forward
/// @param rows read in this attempt; null: the step is no pass over rows
/// @param bytes of the input file, read in this attempt; null: it was not read
/// @param peakMemory bytes, the most there was at one time while the step ran
public record StepCost(
        String step,
        long execution,
        double seconds,
        @Nullable Long rows,
        @Nullable Long bytes,
        long peakMemory,
        Memory memory) {

    /// Of what the peak was measured.
    public enum Memory {
        /// Of the resident set of the process: heap, native libraries, buffers, everything.
        RESIDENT,
        /// Of Java's heap, where the operating system does not tell more.
        HEAP
    }
}
