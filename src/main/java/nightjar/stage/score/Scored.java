package nightjar.stage.score;

import java.util.List;
import nightjar.source.RowForm;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// What the step `score` has counted, for those who publish: `scored.json` in the run folder.
///
/// @param read rows of the source
/// @param written rows with a score
/// @param rejected rows set aside
/// @param columns of the scores
/// @param form of the rows in the source; null: not kept
/// @param replayed lines of rows that were set aside first, and scored when they were mended
record Scored(
        long read,
        long written,
        long rejected,
        Schema columns,
        @Nullable RowForm form,
        List<Long> replayed) {

    /// The file it is kept in.
    static final String FILE = "scored.json";

    Scored {
        replayed = List.copyOf(replayed);
    }
}
