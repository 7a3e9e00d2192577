package nightjar.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import nightjar.spec.CleanRule;
import nightjar.spec.TextRules;

/// Columns of numbers that do not look it: `1.234,5`, `$1,234`, `12 %`, or numbers with a word or two for "no value". Judged by the first
/// batch of rows, before anything is explored.
final class NumberWriting {

    /// Tried in this order: grouping by comma, by point, by space and by apostrophe.
    private static final List<String> LOCALES = List.of("en", "de", "fr", "de-CH");

    /// So many of the cells with a digit must be numbers.
    private static final double MOSTLY = 0.97;

    /// So many of the cells that are not missing must be numbers; the others are words.
    private static final double NUMBERS = 0.75;

    /// More different words are no way to say "no value".
    private static final int MOST_WORDS = 2;

    private final TextRules usual;
    private final Map<String, List<String>> columnsByLocale = new LinkedHashMap<>();
    private final Map<String, TreeSet<String>> columnsByWord = new TreeMap<>();

    private NumberWriting(TextRules usual) {
        this.usual = usual;
    }

    /// The cleaning rules that make such columns readable.
    ///
    /// @param usual rules that come before them
    static List<CleanRule> rules(WrittenCells written, TextRules usual) {
        NumberWriting writing = new NumberWriting(usual);
        written.columns().forEach(writing::judge);
        return writing.rules();
    }

    private void judge(String column, Map<String, Long> cells) {
        List<String> words =
                cells.keySet().stream()
                        .filter(cell -> cell.chars().noneMatch(Character::isDigit))
                        .toList();
        long all = sum(cells, cells.keySet().stream().toList());
        long digits = all - sum(cells, words);
        if (digits == 0 || digits < NUMBERS * all || words.size() > MOST_WORDS) {
            return;
        }
        if (numbers(usual, column, cells) < MOSTLY * digits
                && !foundLocale(column, cells, digits)) {
            return;
        }
        words.forEach(
                word -> columnsByWord.computeIfAbsent(word, _ -> new TreeSet<>()).add(column));
    }

    private boolean foundLocale(String column, Map<String, Long> cells, long digits) {
        for (String locale : LOCALES) {
            TextRules rules = TextRules.of(List.of(new CleanRule.Numbers(List.of(column), locale)));
            if (numbers(rules, column, cells) >= MOSTLY * digits) {
                columnsByLocale.computeIfAbsent(locale, _ -> new ArrayList<>()).add(column);
                return true;
            }
        }
        return false;
    }

    private static long numbers(TextRules rules, String column, Map<String, Long> cells) {
        TextRules.ColumnRules own = rules.column(column);
        return cells.entrySet().stream()
                .filter(cell -> !Double.isNaN(own.number(cell.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long sum(Map<String, Long> cells, List<String> some) {
        return some.stream().mapToLong(cell -> cells.getOrDefault(cell, 0L)).sum();
    }

    private List<CleanRule> rules() {
        List<CleanRule> rules = new ArrayList<>();
        columnsByWord.forEach(
                (word, columns) ->
                        rules.add(
                                new CleanRule.MissingMarkers(List.of(word), List.copyOf(columns))));
        columnsByLocale.forEach(
                (locale, columns) -> rules.add(new CleanRule.Numbers(columns, locale)));
        return rules;
    }
}
