package nightjar.pass;

import java.util.List;
import nightjar.table.RecordBatch;

/// A folder of numbered parts, one complete file per committed chunk.
public interface PartSink {

    /// Writes part `number`, from 0: aside, synced, then renamed. Writing a part again replaces it.
    void write(int number, List<RecordBatch> batches);

    /// Enters what was written since the last time in the book of the run, in the transaction of the chunk that wrote it.
    default void enter() {}

    /// Removes parts from `number` on: those of chunks that were never committed.
    void truncate(int number);
}
