package nightjar.stage.validate;

import nightjar.project.training.Reaction;
import org.jspecify.annotations.Nullable;

/// Whether no value stands in two rows, as far as an estimated number of distinct values can tell: from above, never for certain.
final class Uniqueness {

    private Uniqueness() {}

    /// Null: the values differ, or the estimate cannot tell. Rows of equal values cannot be set aside one by one, so anything but a
    /// warning refuses.
    static @Nullable Finding judge(String where, ObservedColumn column, long rows, boolean warn) {
        long values = rows - column.missing();
        if (column.distinctHigh() >= values) {
            return null;
        }
        long atLeast = values - column.distinctHigh();
        return Finding.warning(
                        where,
                        "%s with a value that another row has too, at least"
                                .formatted(Words.rows(atLeast)),
                        "a value of its own in every row (unique)",
                        "Remove the duplicates from the export, or do not ask for unique")
                .withReaction(warn ? Reaction.WARN : Reaction.REFUSE)
                .withRows(atLeast);
    }
}
