package nightjar.stage.clean;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import org.jspecify.annotations.Nullable;

/// What cleaning counts by, as column and rule. Counts have it in words, such as `trim tenure`, `tenure: below 0` or `filter: tenure > 0`.
///
/// @param column null: rows as a whole
record Cause(@Nullable String column, String rule) {

    private static final Pattern CELL =
            Pattern.compile("(?s)(.*?): (missing|not a .*|below .*|above .*|a value not listed)");

    /// The label may be computed, and then is no column.
    private static final Set<String> OF_LABEL =
            Set.of("label: missing", "label: undefined", "label: too large");

    /// Of a cell that a rule changed: the key of the rule, a blank and the column.
    static Cause ofChange(String words) {
        int blank = words.indexOf(' ');
        return new Cause(words.substring(blank + 1), words.substring(0, blank));
    }

    /// Of a row that was set aside, or breaches an expectation.
    static Cause ofRow(String words) {
        boolean whole =
                words.startsWith(CleanCounts.FILTER)
                        || words.startsWith(Breaches.HOLDS)
                        || OF_LABEL.contains(words);
        Matcher cell = CELL.matcher(words);
        return whole || !cell.matches()
                ? new Cause(null, words)
                : new Cause(cell.group(1), cell.group(2));
    }

    Measurement measured(String step, Quantity quantity, long count) {
        return Measurement.of(step, quantity, count).ofColumn(column).byRule(rule);
    }
}
