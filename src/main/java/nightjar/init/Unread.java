package nightjar.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nightjar.project.DataSpec;
import nightjar.table.RejectedRow;

/// The records that could not be read: how many, why, and on which lines the first ones are.
final class Unread {

    private static final int LINES_SHOWN = 3;
    private static final int REASONS_SHOWN = 3;
    private static final Pattern CELLS = Pattern.compile("cells: found (\\d+), expected (\\d+)");

    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private long count;

    private static final class Reason {
        private final List<Long> lines = new ArrayList<>();
        private long count;
    }

    void add(RejectedRow row) {
        Reason reason = reasons.computeIfAbsent(row.reason(), _ -> new Reason());
        reason.count++;
        count++;
        if (reason.lines.size() < LINES_SHOWN) {
            reason.lines.add(row.line());
        }
    }

    boolean hasBrokenQuotes() {
        return reasons.keySet().stream().anyMatch(reason -> reason.startsWith("quote: "));
    }

    long count() {
        return count;
    }

    /// Whether a run would refuse the data for it.
    boolean isTooMuch(long rows) {
        return count > DataSpec.MAX_REJECTED * (rows + count);
    }

    /// How many and why.
    ///
    /// @param rows that were read
    String found(long rows) {
        return String.format(
                Locale.ROOT, "%,d of %,d rows cannot be read: %s", count, rows + count, why());
    }

    /// What a run does about it.
    String consequence(long rows) {
        String most = Math.round(100 * DataSpec.MAX_REJECTED) + " %";
        return isTooMuch(rows)
                ? "A run accepts %s at most and would refuse these data: mend the file; or, if these rows may be lost, write `max_rejected: %s` under `data`"
                        .formatted(most, enough(rows))
                : "A run sets them aside, and accepts %s at most (data.max_rejected)"
                        .formatted(most);
    }

    /// A share of rejected rows that would do, with a little room.
    String enough(long rows) {
        double share = (double) count / (rows + count);
        return (int) Math.min(100, Math.ceil(100 * share + 5)) + " %";
    }

    /// The reasons, the most frequent first.
    String why() {
        List<Map.Entry<String, Reason>> all = new ArrayList<>(reasons.entrySet());
        all.sort((left, right) -> Long.compare(right.getValue().count, left.getValue().count));
        String shown =
                all.stream()
                        .limit(REASONS_SHOWN)
                        .map(reason -> said(reason.getKey(), reason.getValue()))
                        .collect(Collectors.joining("; "));
        return all.size() > REASONS_SHOWN ? shown + "; and other reasons" : shown;
    }

    private static String said(String reason, Reason of) {
        String lines = of.lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String where =
                (of.count == 1 ? "line " : "lines ")
                        + lines
                        + (of.count > of.lines.size() ? " …" : "");
        Matcher cells = CELLS.matcher(reason);
        if (!cells.matches()) {
            return String.format(Locale.ROOT, "%,d × %s (%s)", of.count, reason, where);
        }
        return String.format(
                Locale.ROOT,
                "%,d %s %s cells, the header %s (%s)",
                of.count,
                of.count == 1 ? "row has" : "rows have",
                cells.group(1),
                cells.group(2),
                where);
    }
}
