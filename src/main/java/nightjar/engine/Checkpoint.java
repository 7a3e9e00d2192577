package nightjar.engine;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/// Where a pass stands after a committed chunk, as it is kept in the step's execution context: strings and numbers only.
///
/// @param position of the source's reader, where a unit begins; null before the first
/// @param chunks committed so far, one per unit; also the number of the next unit and its part
/// @param read records read, good and malformed
/// @param written rows handed on
/// @param rejected rows set aside
record Checkpoint(@Nullable String position, int chunks, long read, long written, long rejected) {

    /// What the keys of all checkpoints begin with.
    static final String PREFIX = "nightjar.";

    static final Checkpoint START = new Checkpoint(null, 0, 0, 0, 0);

    /// Whether a checkpoint of any kind stands in the context.
    static boolean isIn(ExecutionContext context) {
        return context.toMap().keySet().stream().anyMatch(key -> key.startsWith(PREFIX));
    }

    /// Whether a checkpoint of a pass over rows stands in the context.
    static boolean isOfRows(ExecutionContext context) {
        return context.containsKey(PREFIX + "position");
    }

    static Checkpoint of(ExecutionContext context) {
        if (!isOfRows(context)) {
            return START;
        }
        return new Checkpoint(
                context.getString(PREFIX + "position"),
                context.getInt(PREFIX + "chunks"),
                context.getLong(PREFIX + "read"),
                context.getLong(PREFIX + "written"),
                context.getLong(PREFIX + "rejected"));
    }

    Checkpoint advance(String newPosition, long moreRead, long moreWritten, long moreRejected) {
        return new Checkpoint(
                newPosition,
                chunks + 1,
                read + moreRead,
                written + moreWritten,
                rejected + moreRejected);
    }

    void put(ExecutionContext context) {
        if (position == null) {
            return;
        }
        context.putString(PREFIX + "position", position);
        context.putInt(PREFIX + "chunks", chunks);
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
