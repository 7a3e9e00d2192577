package nightjar.init;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nightjar.spec.CleanRule;
import nightjar.spec.TextRules;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// Categories of which one value is written in several ways: `Yes`, `yes` and `YES`, or `é` as one character and as two. The most frequent way becomes
/// that of all. Judged by the first batch of rows.
final class CaseWriting {

    /// A column with more different cells is no category whose spelling could be looked over.
    private static final int MOST_VALUES = 50;

    private CaseWriting() {}

    /// A rule for each such column.
    ///
    /// @param usual rules that come before them
    static List<CleanRule> rules(RecordBatch rows, List<CleanRule> usual) {
        TextRules rules = TextRules.of(usual);
        List<CleanRule> found = new ArrayList<>();
        for (String name : rows.schema().names()) {
            if (rows.column(name) instanceof TextColumn text) {
                Map<String, String> replaced = replaced(cells(text, name, rules));
                if (!replaced.isEmpty()) {
                    found.add(new CleanRule.Replace(name, replaced));
                }
            }
        }
        return found;
    }

    /// How often each cell stands there; empty if there are too many different ones.
    private static Map<String, Long> cells(TextColumn text, String name, TextRules rules) {
        Map<String, Long> cells = new TreeMap<>();
        for (int row = 0; row < text.size() && cells.size() <= MOST_VALUES; row++) {
            String cell = text.get(row);
            String read = cell == null ? null : rules.apply(name, cell);
            if (read != null) {
                cells.merge(read, 1L, Long::sum);
            }
        }
        return cells.size() > MOST_VALUES ? Map.of() : cells;
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
        return Normalizer.normalize(cell, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
