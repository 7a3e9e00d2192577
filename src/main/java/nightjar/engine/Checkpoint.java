package nightjar.engine;

import nightjar.durable.HandOverDamaged;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/// Where a pass stands after a committed unit, as it is kept in the step's execution context: strings and numbers only.
///
/// @param position of the source's reader, where a unit begins; null before the first
/// @param units committed so far, which is also the number of the next one and its part
/// @param read records read, good and malformed
/// @param written rows handed on
/// @param rejected rows set aside
record Checkpoint(@Nullable String position, int units, long read, long written, long rejected) {

    /// What the keys of all checkpoints begin with.
    static final String PREFIX = "nightjar.";

    private static final String UNITS = PREFIX + "units";

    static final Checkpoint START = new Checkpoint(null, 0, 0, 0, 0);

    /// Whether a checkpoint of any kind stands in the context.
    static boolean isIn(ExecutionContext context) {
        return context.toMap().keySet().stream().anyMatch(key -> key.startsWith(PREFIX));
    }

    /// Whether a checkpoint of a pass over rows stands in the context.
    static boolean isOfRows(ExecutionContext context) {
        return context.containsKey(PREFIX + "position");
    }

    /// @throws HandOverDamaged if it was saved by a program that did not know units
    static Checkpoint of(ExecutionContext context) {
        if (!isOfRows(context)) {
            return START;
        }
        if (!context.containsKey(UNITS)) {
            throw new HandOverDamaged(
                    "This step was begun by a Nightjar that saved other states, between other rows.");
        }
        return new Checkpoint(
                context.getString(PREFIX + "position"),
                context.getInt(UNITS),
                context.getLong(PREFIX + "read"),
                context.getLong(PREFIX + "written"),
                context.getLong(PREFIX + "rejected"));
    }

    Checkpoint advance(String newPosition, long moreRead, long moreWritten, long moreRejected) {
        return new Checkpoint(
                newPosition,
                units + 1,
                read + moreRead,
                written + moreWritten,
                rejected + moreRejected);
    }

    void put(ExecutionContext context) {
        if (position == null) {
            return;
        }
        context.putString(PREFIX + "position", position);
        context.putInt(UNITS, units);
        context.putLong(PREFIX + "read", read);
        context.putLong(PREFIX + "written", written);
        context.putLong(PREFIX + "rejected", rejected);
    }

    /// The framework counts items, which are batches; the ledger counts rows, over all attempts.
    void count(StepExecution execution) {
        execution.setReadCount(read);
        execution.setWriteCount(written);
        execution.setFilterCount(rejected);
    }
}
