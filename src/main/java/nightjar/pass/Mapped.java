package nightjar.pass;

import java.util.List;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;

/// What a [RowMap] made of one batch.
///
/// @param rejected in the order of their lines, including those that came with the batch
public record Mapped<S>(RecordBatch rows, List<RejectedRow> rejected, S tally) {

    public Mapped {
        rejected = List.copyOf(rejected);
    }
}
