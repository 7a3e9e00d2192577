package nightjar.engine;

import java.util.List;
import nightjar.source.RejectedParts;
import nightjar.table.RejectedRow;

/// Numbered parts of rejected rows, one per committed chunk.
public interface RejectedSink {

    /// Writes part `number`, from 0. Writing a part again replaces it.
    void write(int number, List<RejectedRow> rows);

    /// Removes parts from `number` on: those of chunks that were never committed.
    void truncate(int number);

    /// The parts of one file of rejected rows as a sink.
    static RejectedSink of(RejectedParts parts) {
        return new RejectedSink() {
            @Override
            public void write(int number, List<RejectedRow> rows) {
                parts.write(number, rows);
            }

            @Override
            public void truncate(int number) {
                parts.truncate(number);
            }
        };
    }
}
