package nightjar.pass;

import java.util.List;
import nightjar.table.RecordBatch;

/// A folder of numbered parts, one complete file per unit.
public interface PartSink {

    /// Forgets them.
    PartSink NONE =
            new PartSink() {
                @Override
                public void write(int number, List<RecordBatch> batches) {}

                @Override
                public void truncate(int number) {}
            };

    /// Writes part `number`, from 0: aside, synced, then renamed. Writing a part again replaces it.
    void write(int number, List<RecordBatch> batches);

    /// Enters what was written since the last time in the book of the run, in the transaction of the unit that wrote it.
    default void enter() {}

    /// Removes parts from `number` on: those of units that were never committed.
    void truncate(int number);
}
