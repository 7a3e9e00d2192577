package nightjar.reading;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.cell.WhiteSpace;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// The distinct texts of a column of a batch, each after the text rules of the column.
public final class ReadTexts {

    private final TextColumn raw;
    private final TextRules.ColumnRules rules;
    private final @Nullable String[] read;
    private final boolean same;

    private ReadTexts(
            TextColumn raw, TextRules.ColumnRules rules, @Nullable String[] read, boolean same) {
        this.raw = raw;
        this.rules = rules;
        this.read = read;
        this.same = same;
    }

    public static ReadTexts of(TextColumn raw, TextRules.ColumnRules rules) {
        List<String> dictionary = raw.dictionary();
        @Nullable String[] read = new @Nullable String[dictionary.size()];
        boolean same = true;
        for (int code = 0; code < read.length; code++) {
            read[code] = rules.apply(dictionary.get(code));
            same &= dictionary.get(code).equals(read[code]);
        }
        return new ReadTexts(raw, rules, read, same);
    }

    /// How many distinct texts there are, those that no row has included.
    int size() {
        return read.length;
    }

    /// What the text became; null is a missing cell.
    @Nullable String get(int code) {
        return read[code];
    }

    /// Whether the rules left every text as it was.
    boolean isSame() {
        return same;
    }

    /// In how many rows each text stands that is not missing, sorted by text.
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        long[] rows = rows();
        for (int code = 0; code < read.length; code++) {
            if (read[code] instanceof String text && rows[code] > 0) {
                counts.merge(text, rows[code], Long::sum);
            }
        }
        return counts;
    }

    /// Text other than white space that is read as missing, and in how many rows.
    Map<String, Long> markers() {
        Map<String, Long> markers = new TreeMap<>();
        long[] rows = {};
        for (int code = 0; code < read.length; code++) {
            if (read[code] == null && !WhiteSpace.isBlank(raw.dictionary().get(code))) {
                rows = rows.length == 0 ? rows() : rows;
                markers.merge(WhiteSpace.strip(raw.dictionary().get(code)), rows[code], Long::sum);
            }
        }
        return markers;
    }

    /// How many cells each rule changed, by its key in the project file.
    Map<String, Long> changes() {
        Map<String, Long> changes = new TreeMap<>();
        if (!same) {
            long[] rows = rows();
            for (int code = 0; code < read.length; code++) {
                String text = raw.dictionary().get(code);
                long times = rows[code];
                if (!text.equals(read[code])) {
                    rules.changes(text, rule -> changes.merge(rule, times, Long::sum));
                }
            }
        }
        return changes;
    }

    private long[] rows() {
        long[] rows = new long[read.length];
        for (int code : raw.codes()) {
            if (code != TextColumn.MISSING) {
                rows[code]++;
            }
        }
        return rows;
    }
}
