package nightjar.pass;

import java.util.List;
import java.util.Map;
import nightjar.table.ColumnType;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// A table that can be read from its beginning, or from where an earlier reader stood.
public interface RowSource {

    int USUAL_BATCH_ROWS = 4096;

    /// Rows per batch of what a run reads; a unit has several batches. The system property `nightjar.batch.rows` makes units small where tests need
    /// many.
    int BATCH_ROWS = Integer.getInteger("nightjar.batch.rows", USUAL_BATCH_ROWS);

    /// The fields as the source has them. Every field of a CSV file is text; header names are trimmed and made unique.
    Schema schema();

    /// What people call the place where the rows come from.
    default String name() {
        return "the rows";
    }

    /// The same rows with the columns called `names`, in that order; a source that cannot leave the others unread returns itself.
    default RowSource only(List<String> names) {
        return this;
    }

    /// The same rows, with cells from which these columns can be read as these types without loss: what is to be text is given as the text that the
    /// source holds, to the last digit. A source whose cells are texts anyway returns itself.
    default RowSource suiting(Map<String, ColumnType> types) {
        return this;
    }

    /// The same rows in batches of up to `times` as many rows, for work that costs something per batch. A batch of a MiB does not grow further,
    /// nor beyond its [Unit], which stays what it was; a source whose batches cannot grow returns itself.
    default RowSource larger(int times) {
        return this;
    }

    /// What was found by looking and deserves a word: a guessed encoding, renamed headers.
    List<String> warnings();

    /// The size by which progress is measured: bytes or rows.
    long size();

    /// A reader at the beginning, or behind the last batch of the reader that gave this position.
    BatchReader open(@Nullable String position);
}
