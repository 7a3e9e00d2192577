package nightjar.source;

import java.util.List;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// A table that can be read from its beginning, or from where an earlier reader stood.
public interface RowSource {

    /// The fields as the source has them. Every field of a CSV file is text; header names are trimmed and made unique.
    Schema schema();

    /// The same rows with the columns called `names`, in that order; a source that cannot leave the others unread returns itself.
    default RowSource only(List<String> names) {
        return this;
    }

    /// The same rows in batches of up to `times` as many rows, for work that costs something per batch. A batch of a MiB does not grow further;
    /// a source whose batches cannot grow returns itself.
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
