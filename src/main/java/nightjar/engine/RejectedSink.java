package nightjar.engine;

import java.util.List;
import nightjar.source.RejectedParts;
import nightjar.table.RejectedRow;

/// Numbered parts of rejected rows, one per committed chunk.
public interface RejectedSink {

    /// Writes part `number`, from 0. Writing a part again replaces it.
    ///
    /// @param before per row how many rows were handed on before it, in this pass
    void write(int number, List<RejectedRow> rows, long[] before);

    /// Enters what was written since the last time in the book of the run, in the transaction of the chunk that wrote it.
    default void enter() {}

    /// Removes parts from `number` on: those of chunks that were never committed.
    void truncate(int number);

    /// The parts of one file of rejected rows as a sink.
    static RejectedSink of(RejectedParts parts) {
        return new RejectedSink() {
            @Override
            public void write(int number, List<RejectedRow> rows, long[] before) {
                parts.write(number, rows, before);
            }

            @Override
            public void enter() {
                parts.enter();
            }

            @Override
            public void truncate(int number) {
                parts.truncate(number);
            }
        };
    }
}
