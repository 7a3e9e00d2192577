package nightjar.stage.explore;

import java.util.function.Function;
import nightjar.reading.RowReader;
import nightjar.table.Column;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;

/// Reads the label of each row of a raw batch. Called by several threads at once.
@FunctionalInterface
public interface LabelReader {

    /// As many cells as the batch has rows: text or numbers as the source has them, missing where there is no label.
    Column read(RecordBatch raw);

    /// The label is the column called `name`.
    static LabelReader column(String name) {
        return raw -> raw.column(name);
    }

    /// The label is computed from cells that were brought to their declared types.
    ///
    /// @param expression one number per row, NaN where it is undefined; 0 and 1 for a boolean
    static LabelReader computed(RowReader rows, Function<RecordBatch, NumberColumn> expression) {
        return raw -> expression.apply(rows.read(raw).rows());
    }
}
