package nightjar.init;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nightjar.cell.WhiteSpace;
import nightjar.project.training.CleanRule;

/// Categories of which one value is written in several ways: `Yes`, `yes` and `YES`, `é` as one character and as two, `New York` with a space that does not
/// break or with characters that nobody sees. The most frequent way becomes that of all.
final class CaseWriting {

    /// A column with more different cells is no category whose spelling could be looked over.
    private static final int MOST_VALUES = 50;

    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;

    private CaseWriting() {}

    /// A rule for each such column.
    ///
    /// @param columns by name: how often each cell stands there
    static List<CleanRule> rules(Map<String, Map<String, Long>> columns) {
        List<CleanRule> found = new ArrayList<>();
        columns.forEach(
                (name, cells) -> {
                    Map<String, String> replaced =
                            cells.size() > MOST_VALUES ? Map.of() : replaced(cells);
                    if (!replaced.isEmpty()) {
                        found.add(new CleanRule.Replace(name, replaced));
                    }
                });
        return found;
    }

    /// The rules with those that all rows ask for beside those of the first rows.
    static List<CleanRule> merged(List<CleanRule> rules, List<CleanRule> more) {
        List<CleanRule> merged = new ArrayList<>(rules);
        for (CleanRule rule : more) {
            if (rule instanceof CleanRule.Replace later) {
                Map<String, String> values = new TreeMap<>(later.values());
                merged.removeIf(
                        earlier -> {
                            boolean same =
                                    earlier instanceof CleanRule.Replace replace
                                            && replace.column().equals(later.column());
                            if (same) {
                                ((CleanRule.Replace) earlier)
                                        .values()
                                        .forEach(
                                                (way, usual) ->
                                                        values.put(
                                                                way,
                                                                later.values()
                                                                        .getOrDefault(
                                                                                usual, usual)));
                            }
                            return same;
                        });
                merged.add(new CleanRule.Replace(later.column(), values));
            }
        }
        return merged;
    }

    private static Map<String, String> replaced(Map<String, Long> cells) {
        Map<String, List<String>> alike = new TreeMap<>();
        cells.keySet().stream()
                .filter(cell -> cell.codePoints().anyMatch(Character::isLetter))
                .forEach(
                        cell ->
                                alike.computeIfAbsent(folded(cell), _ -> new ArrayList<>())
                                        .add(cell));
        Map<String, String> replaced = new TreeMap<>();
        for (List<String> ways : alike.values()) {
            String usual = ways.stream().max(Comparator.comparing(cells::get)).orElseThrow();
            ways.stream()
                    .filter(way -> !way.equals(usual))
                    .forEach(way -> replaced.put(way, usual));
        }
        return replaced;
    }

    private static String folded(String cell) {
        return visible(cell).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /// What is seen of a text: one kind of space, no characters without width but those that join others, letters and their accents as one.
    private static String visible(String cell) {
        StringBuilder seen = new StringBuilder(cell.length());
        Normalizer.normalize(cell, Normalizer.Form.NFC)
                .chars()
                .forEach(
                        c -> {
                            if (c == ZWNJ || c == ZWJ || !WhiteSpace.is((char) c)) {
                                seen.append((char) c);
                            } else if (!WhiteSpace.isWithoutWidth((char) c)) {
                                seen.append(' ');
                            }
                        });
        return seen.toString();
    }

    /// Texts of columns with too many values for a rule, of which some differ in nothing that is seen.
    static List<Remark> remarks(Map<String, Map<String, Long>> columns) {
        List<Remark> remarks = new ArrayList<>();
        columns.forEach(
                (name, cells) -> {
                    long seen =
                            cells.keySet().stream().map(CaseWriting::visible).distinct().count();
                    if (cells.size() > MOST_VALUES && seen < cells.size()) {
                        remarks.add(remark(name, cells.size() - seen));
                    }
                });
        return remarks;
    }

    private static Remark remark(String column, long values) {
        return new Remark(
                column,
                "some values differ in nothing that is seen",
                "Column '%s' has %s values in its first rows that differ from others in nothing that is seen: spaces of another kind, characters without width, accents as one character or two. They count as different; `replace` makes them one."
                        .formatted(column, values),
                null);
    }
}
