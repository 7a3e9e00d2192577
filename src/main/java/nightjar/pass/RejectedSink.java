package nightjar.pass;

import java.util.List;
import nightjar.table.RejectedRow;

/// Numbered parts of rejected rows, one per unit.
public interface RejectedSink {

    /// Forgets them.
    RejectedSink NONE =
            new RejectedSink() {
                @Override
                public void write(int number, List<RejectedRow> rows, long[] before) {}

                @Override
                public void truncate(int number) {}
            };

    /// Writes part `number`, from 0: aside, synced, then renamed. Writing a part again replaces it.
    ///
    /// @param before per row how many rows were handed on before it, in this pass
    void write(int number, List<RejectedRow> rows, long[] before);

    /// Enters what was written since the last time in the book of the run, in the transaction of the unit that wrote it.
    default void enter() {}

    /// Removes parts from `number` on: those of units that were never committed.
    void truncate(int number);
}
