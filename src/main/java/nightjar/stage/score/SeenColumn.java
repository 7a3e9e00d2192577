package nightjar.stage.score;

import java.util.Set;
import nightjar.sketch.TextHash;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// What a pass over the rows to score saw of one column, before any rule changed its cells.
///
/// @param missing cells without a value
/// @param present cells with one that can be read
/// @param unknown of those the ones with a level that the model does not know; 0 where it knows no levels
/// @param value a hash of the value of the first such cell; null: there is none
/// @param varied whether another cell has another value
record SeenColumn(long missing, long present, long unknown, @Nullable Long value, boolean varied) {

    private static final long SEED = 0x73636f7265L;

    static final SeenColumn NOTHING = new SeenColumn(0, 0, 0, null, false);

    /// Of one batch.
    ///
    /// @param levels that the model knows; empty: it reads no levels
    /// @param unreadable cells that are missing because they are not of the type
    static SeenColumn of(Column cells, Set<String> levels, long unreadable) {
        return switch (cells) {
            case TextColumn texts -> of(texts, levels, unreadable);
            case NumberColumn numbers -> of(numbers, unreadable);
            case DateColumn dates -> of(dates, unreadable);
        };
    }

    private static SeenColumn of(TextColumn texts, Set<String> levels, long unreadable) {
        long[] rows = new long[texts.dictionary().size()];
        long missing = 0;
        for (int code : texts.codes()) {
            if (code == TextColumn.MISSING) {
                missing++;
            } else {
                rows[code]++;
            }
        }
        long unknown = 0;
        int first = -1;
        boolean varied = false;
        for (int code = 0; code < rows.length; code++) {
            if (rows[code] > 0) {
                varied |= first >= 0;
                first = first < 0 ? code : first;
                boolean known = levels.isEmpty() || levels.contains(texts.dictionary().get(code));
                unknown += known ? 0 : rows[code];
            }
        }
        Long value = first < 0 ? null : hash(texts.dictionary().get(first));
        return new SeenColumn(missing - unreadable, texts.size() - missing, unknown, value, varied);
    }

    private static long hash(String text) {
        TextHash hash = new TextHash(SEED);
        hash.of(text);
        return hash.high();
    }

    private static SeenColumn of(NumberColumn numbers, long unreadable) {
        long missing = 0;
        double first = Double.NaN;
        boolean varied = false;
        for (double number : numbers.values()) {
            if (Double.isNaN(number)) {
                missing++;
            } else if (Double.isNaN(first)) {
                first = number;
            } else {
                varied |= number != first;
            }
        }
        Long value = Double.isNaN(first) ? null : hash(NumberColumn.format(first));
        return new SeenColumn(missing - unreadable, numbers.size() - missing, 0, value, varied);
    }

    private static SeenColumn of(DateColumn dates, long unreadable) {
        long missing = 0;
        long first = DateColumn.MISSING;
        boolean varied = false;
        for (int row = 0; row < dates.size(); row++) {
            if (dates.isMissing(row)) {
                missing++;
            } else if (first == DateColumn.MISSING) {
                first = dates.get(row);
            } else {
                varied |= dates.get(row) != first;
            }
        }
        Long value = first == DateColumn.MISSING ? null : hash(Long.toString(first));
        return new SeenColumn(missing - unreadable, dates.size() - missing, 0, value, varied);
    }

    SeenColumn plus(SeenColumn later) {
        return new SeenColumn(
                missing + later.missing,
                present + later.present,
                unknown + later.unknown,
                value == null ? later.value : value,
                varied
                        || later.varied
                        || (value != null && later.value != null && !value.equals(later.value)));
    }
}
