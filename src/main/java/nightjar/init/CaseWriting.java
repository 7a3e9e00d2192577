package nightjar.init;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nightjar.spec.CleanRule;

/// Categories of which one value is written in several ways: `Yes`, `yes` and `YES`, or `é` as one character and as two. The most frequent way becomes
/// that of all. Judged by the first batch of rows.
final class CaseWriting {

    /// A column with more different cells is no category whose spelling could be looked over.
    private static final int MOST_VALUES = 50;

    private CaseWriting() {}

    /// A rule for each such column.
    static List<CleanRule> rules(WrittenCells written) {
        List<CleanRule> found = new ArrayList<>();
        written.columns()
                .forEach(
                        (name, cells) -> {
                            Map<String, String> replaced =
                                    cells.size() > MOST_VALUES ? Map.of() : replaced(cells);
                            if (!replaced.isEmpty()) {
                                found.add(new CleanRule.Replace(name, replaced));
                            }
                        });
        return found;
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
