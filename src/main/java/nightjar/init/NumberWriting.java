package nightjar.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.project.training.CleanRule;
import nightjar.project.training.CleanRule.Numbers;
import nightjar.reading.TextRules;

/// Columns of numbers that do not look it: `1.234,5`, `$1,234`, `12 %`, `(12.50)`, `<10`, `12 kg`, or numbers with a word or two for "no value". Judged
/// by the first batch of rows, before anything is explored.
final class NumberWriting {

    /// So many of the cells with a digit must be numbers.
    static final double MOSTLY = 0.97;

    /// So many of the cells that are not missing must be numbers; the others are words.
    static final double NUMBERS = 0.75;

    /// More different words are no way to say "no value".
    private static final int MOST_WORDS = 2;

    private final TextRules usual;
    private final List<Numbers> found = new ArrayList<>();
    private final Map<String, TreeSet<String>> columnsByWord = new TreeMap<>();
    private final List<Remark> remarks = new ArrayList<>();

    private NumberWriting(TextRules usual) {
        this.usual = usual;
    }

    /// @param usual rules that come before those that are looked for
    static NumberWriting of(WrittenCells written, TextRules usual) {
        NumberWriting writing = new NumberWriting(usual);
        written.columns().forEach(writing::judge);
        return writing;
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
        if (numbers(usual.column(column), cells) < MOSTLY * digits
                && !foundForm(column, cells, digits)) {
            return;
        }
        words.forEach(
                word -> columnsByWord.computeIfAbsent(word, _ -> new TreeSet<>()).add(column));
    }

    private boolean foundForm(String column, Map<String, Long> cells, long digits) {
        for (Numbers form : NumberForms.of(cells, digits).candidates(column)) {
            TextRules.ColumnRules own = TextRules.of(List.of(form)).column(column);
            if (numbers(own, cells) >= MOSTLY * digits) {
                found.add(form);
                if (form.censored() != null) {
                    remarks.add(censored(column, cells));
                }
                return true;
            }
        }
        return false;
    }

    private static Remark censored(String column, Map<String, Long> cells) {
        String example =
                cells.keySet().stream().filter(NumberForms::isCensored).findFirst().orElse("<10");
        return new Remark(
                column,
                example + " and its like are read as the number they name",
                "Column '%s' has numbers of which only a bound is known, such as %s; they are read as that bound (`censored: bound` in the draft)."
                        .formatted(column, example),
                null);
    }

    static long numbers(TextRules.ColumnRules rules, Map<String, Long> cells) {
        return cells.entrySet().stream()
                .filter(cell -> !Double.isNaN(rules.number(cell.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long sum(Map<String, Long> cells, List<String> some) {
        return some.stream().mapToLong(cell -> cells.getOrDefault(cell, 0L)).sum();
    }

    /// Columns that are read by this locale and nothing else out of the ordinary.
    List<String> columnsOf(String locale) {
        return found.stream()
                .filter(form -> locale.equals(form.locale()))
                .flatMap(form -> form.columns().stream())
                .toList();
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /// The cleaning rules that make such columns readable; columns that are written in the same form have one rule.
    ///
    /// @param others forms that were found elsewhere
    List<CleanRule> rules(List<Numbers> others) {
        List<CleanRule> rules = new ArrayList<>();
        columnsByWord.forEach(
                (word, columns) ->
                        rules.add(
                                new CleanRule.MissingMarkers(List.of(word), List.copyOf(columns))));
        Map<Numbers, List<String>> byForm =
                Stream.concat(found.stream(), others.stream())
                        .collect(
                                Collectors.groupingBy(
                                        form -> with(form, List.of()),
                                        java.util.LinkedHashMap::new,
                                        Collectors.flatMapping(
                                                form -> form.columns().stream(),
                                                Collectors.toList())));
        byForm.forEach((form, columns) -> rules.add(with(form, columns)));
        return rules;
    }

    private static Numbers with(Numbers form, List<String> columns) {
        return new Numbers(columns, form.locale(), form.negative(), form.censored(), form.unit());
    }
}
