package nightjar.source;

import java.util.List;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;

/// Consecutive records of a source: the good ones as a batch, the malformed ones beside it.
public record SourceBatch(RecordBatch rows, List<RejectedRow> rejected) {

    public SourceBatch {
        rejected = List.copyOf(rejected);
    }

    /// Records read: good and malformed.
    public long records() {
        return rows.rows() + (long) rejected.size();
    }
}
