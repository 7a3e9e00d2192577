package nightjar.engine;

import java.util.List;
import nightjar.table.RejectedRow;

/// Numbered parts of rejected rows, one per committed chunk.
public interface RejectedSink {

    /// Writes part `number`, from 0. Writing a part again replaces it.
    void write(int number, List<RejectedRow> rows);

    /// Removes parts from `number` on: those of chunks that were never committed.
    void truncate(int number);
}
