package nightjar.pass;

import org.jspecify.annotations.Nullable;

/// A stretch of a source at a fixed place, worked on as a whole: up to [#BATCHES] batches, or one part where rows come in parts. Whatever is gathered
/// over rows is merged within its unit first and unit by unit then, parts and checkpoints are written per unit, and units of one source
/// can be worked on in any order, by anybody: the same comes of it.
///
/// @param number from 0, also that of the part which is made of it
/// @param position where it begins, as [RowSource#open] takes it: of a CSV file byte, record and line, of a table its row; null: where the source begins
public record Unit(int number, @Nullable String position) {

    /// Batches of a unit at most: with batches of 4,096 rows 65,536 rows.
    public static final int BATCHES = 16;

    /// The first of a source.
    public static final Unit FIRST = new Unit(0, null);

    /// The one behind this.
    ///
    /// @param end where this ends
    public Unit next(String end) {
        return new Unit(number + 1, end);
    }

    /// Tells, batch by batch from the beginning of a unit, which of them is its last.
    public static final class Ends {

        private int batches;

        /// @param said as [SourceBatch#endsUnit()]
        public boolean isLast(boolean said) {
            batches++;
            boolean last = said || batches == BATCHES;
            batches = last ? 0 : batches;
            return last;
        }
    }
}
