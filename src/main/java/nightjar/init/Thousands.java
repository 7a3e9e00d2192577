package nightjar.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nightjar.project.training.CleanRule.Numbers;
import nightjar.reading.TextRules;

/// Columns of numbers with a point or comma that always has three digits behind it: `1.234` beside `969` may be thousands or decimals. Told by other
/// columns and by the file's separator where they tell; else one is taken and the other offered.
///
/// @param settled rules of columns that are told
/// @param remarks on columns that are not
record Thousands(List<Numbers> settled, List<Remark> remarks) {

    private static final Pattern ONE_GROUP = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");
    private static final Pattern GROUPS = Pattern.compile("[+-]?[1-9]\\d{0,2}(?:[.,]\\d{3})+");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,3}");

    /// Fewer different ones tell nothing.
    private static final int ENOUGH = 3;

    Thousands {
        settled = List.copyOf(settled);
        remarks = List.copyOf(remarks);
    }

    /// @param writing what is known of numbers already
    /// @param separator of the file's cells
    static Thousands of(
            WrittenCells written, TextRules usual, NumberWriting writing, char separator) {
        List<Numbers> settled = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        boolean decimalCommas = !writing.columnsOf("de").isEmpty();
        written.columns()
                .forEach(
                        (column, cells) -> {
                            boolean points =
                                    NumberWriting.numbers(usual.column(column), cells)
                                            >= NumberWriting.MOSTLY * sum(cells);
                            boolean commas = writing.columnsOf("en").contains(column);
                            if (!(points || commas && separator == ';') || !isDoubtful(cells)) {
                                return;
                            }
                            if (points && (separator == ';' && decimalCommas || hasGroups(cells))) {
                                settled.add(new Numbers(List.of(column), "de"));
                            } else if (commas || separator != ',' || hasBoth(cells)) {
                                remarks.add(remark(column, commas, cells));
                            }
                        });
        return new Thousands(settled, remarks);
    }

    private static long sum(Map<String, Long> cells) {
        return cells.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Every cell is a whole number below a thousand or has three digits behind each sign, and several have.
    private static boolean isDoubtful(Map<String, Long> cells) {
        Set<String> all = cells.keySet();
        List<String> digits =
                all.stream().filter(cell -> cell.chars().anyMatch(Character::isDigit)).toList();
        return digits.stream().filter(cell -> GROUPS.matcher(cell).matches()).count() >= ENOUGH
                && digits.stream()
                        .allMatch(
                                cell ->
                                        GROUPS.matcher(cell).matches()
                                                || WHOLE.matcher(cell).matches());
    }

    /// `1.234.567` is no decimal.
    private static boolean hasGroups(Map<String, Long> cells) {
        return cells.keySet().stream()
                .anyMatch(
                        cell ->
                                GROUPS.matcher(cell).matches()
                                        && !ONE_GROUP.matcher(cell).matches());
    }

    /// Decimals that keep their zeros at the end would have them behind whole numbers too.
    private static boolean hasBoth(Map<String, Long> cells) {
        return cells.keySet().stream().anyMatch(cell -> WHOLE.matcher(cell).matches())
                && cells.keySet().stream()
                        .anyMatch(cell -> cell.endsWith("0") && !WHOLE.matcher(cell).matches());
    }

    private static Remark remark(String column, boolean commas, Map<String, Long> cells) {
        String example =
                cells.keySet().stream()
                        .filter(cell -> ONE_GROUP.matcher(cell).matches())
                        .findFirst()
                        .orElse(commas ? "1,234" : "1.234");
        String taken = commas ? "thousands" : "decimals";
        return new Remark(
                column,
                "%s: thousands or decimals? The data do not tell; taken for %s"
                        .formatted(example, taken),
                "Column '%s' has always three digits behind the %s, as in %s: thousands or decimals? The data do not tell; they are taken for %s. The draft has the rule that takes them for %s."
                        .formatted(
                                column,
                                commas ? "comma" : "point",
                                example,
                                taken,
                                commas ? "decimals" : "thousands"),
                new Numbers(List.of(column), "de"));
    }
}
