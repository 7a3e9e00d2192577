package nightjar.engine;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/// Where a pass stands after a committed chunk, as it is kept in the step's execution context: strings and numbers only.
///
/// @param position of the source's reader; null before the first chunk
/// @param chunks committed so far, which is also the number of the next part
/// @param read records read, good and malformed
/// @param written rows handed on
/// @param rejected rows set aside
record Checkpoint(@Nullable String position, int chunks, long read, long written, long rejected) {

    static final Checkpoint START = new Checkpoint(null, 0, 0, 0, 0);

    static Checkpoint of(ExecutionContext context) {
        if (!context.containsKey("nightjar.position")) {
            return START;
        }
        return new Checkpoint(
                context.getString("nightjar.position"),
                context.getInt("nightjar.chunks"),
                context.getLong("nightjar.read"),
                context.getLong("nightjar.written"),
                context.getLong("nightjar.rejected"));
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
        context.putString("nightjar.position", position);
        context.putInt("nightjar.chunks", chunks);
        context.putLong("nightjar.read", read);
        context.putLong("nightjar.written", written);
        context.putLong("nightjar.rejected", rejected);
    }

    /// The framework counts items, which are batches; the ledger counts rows, over all attempts.
    void count(StepExecution execution) {
        execution.setReadCount(read);
        execution.setWriteCount(written);
        execution.setFilterCount(rejected);
    }
}
