package nightjar.stage.score;

import java.util.Locale;
import java.util.Optional;
import nightjar.project.ScoreSpec;
import nightjar.stage.explore.key.KeyDuplicates;
import nightjar.stage.validate.Finding;

/// Judges keys that stand in more than one row with a score. A few are told; a key column in which too many repeat identifies nothing, and is as
/// broken as a column that tells the model nothing.
///
/// @param key the column
/// @param limit the share of rows up to which repeated keys are only told
/// @param reaction what follows beyond it
record RepeatedKeys(String key, double limit, ScoreSpec.BrokenColumns reaction) {

    /// Empty: every key stands in one row.
    ///
    /// @param rows with a score
    Optional<Finding> judge(KeyDuplicates found, long rows) {
        long repeated = found.rows();
        if (repeated == 0) {
            return Optional.empty();
        }
        boolean single = repeated == rows - 1;
        boolean tooMany = single || repeated > limit * rows;
        boolean refuses = tooMany && reaction == ScoreSpec.BrokenColumns.REFUSE;
        String where = "key '" + key + "'";
        String what = found(repeated, rows, single) + ", first in records " + found.examples();
        return Optional.of(
                (refuses
                                ? Finding.refusal(
                                        where,
                                        what,
                                        expected(),
                                        "Repair the export, or name another key; score: {broken_columns: warn} scores all the same")
                                : Finding.warning(
                                        where,
                                        what,
                                        tooMany ? expected() : "a key per row",
                                        "Every row gets its own score; repair the export"))
                        .withRows(repeated));
    }

    private static String found(long repeated, long rows, boolean single) {
        return single
                ? String.format(
                        Locale.ROOT, "key not unique: the same in all rows, %,d of them", rows)
                : String.format(
                        Locale.ROOT,
                        "key not unique: %,d of %,d rows (%.1f %%) with a key that stands in an earlier row",
                        repeated,
                        rows,
                        100.0 * repeated / rows);
    }

    private String expected() {
        return String.format(
                Locale.ROOT,
                "a key per row in all but %.1f %% of the rows (data.max_rejected)",
                100 * limit);
    }
}
