package nightjar.init;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nightjar.project.training.CleanRule;

/// The cleaning rules of the draft that speak of single columns. What they would say of columns that the draft does not read stands in lines of
/// its own, as comments like the columns themselves.
///
/// @param columns all of the draft
record RuleDraft(List<ColumnDraft> columns) {

    RuleDraft {
        columns = List.copyOf(columns);
    }

    /// Its lines; none for a rule that speaks of all columns.
    String text(CleanRule rule) {
        if (rule instanceof CleanRule.MissingMarkers missing) {
            String markers = YamlText.list(missing.markers());
            return lines(
                    missing.columns(),
                    ColumnDraft::isRead,
                    names -> "{missing: {markers: " + markers + ", columns: " + names + "}}");
        }
        if (rule instanceof CleanRule.Numbers numbers) {
            return lines(
                    numbers.columns(), ColumnDraft::isNumber, names -> numbers(numbers, names));
        }
        if (rule instanceof CleanRule.Replace replace) {
            String values = values(replace.values());
            return lines(
                    List.of(replace.column()),
                    ColumnDraft::isRead,
                    _ ->
                            "{replace: {column: %s, values: {%s}}}  # one spelling for each"
                                    .formatted(YamlText.of(replace.column()), values));
        }
        return "";
    }

    /// The line that decides otherwise, as a comment; none if the draft does not read the column.
    String otherwise(Remark remark) {
        CleanRule rule = remark.otherwise();
        String line = rule == null ? "" : text(rule);
        return line.startsWith("  - ")
                ? "  # " + line.stripTrailing().substring(2) + "  # instead, if so\n"
                : "";
    }

    private static String numbers(CleanRule.Numbers rule, String names) {
        StringJoiner keys = new StringJoiner(", ", "{numbers: {columns: " + names + ", ", "}}");
        if (rule.locale() != null) {
            keys.add("locale: " + rule.locale());
        }
        if (rule.negative() != null) {
            keys.add("negative: " + lower(rule.negative()));
        }
        if (rule.censored() != null) {
            keys.add("censored: " + lower(rule.censored()));
        }
        if (rule.unit() != null) {
            keys.add("unit: " + YamlText.of(rule.unit()));
        }
        return keys + example(rule);
    }

    private static String example(CleanRule.Numbers rule) {
        StringJoiner examples = new StringJoiner(", ", "  # ", "").setEmptyValue("");
        if (rule.negative() != null) {
            examples.add(
                    switch (rule.negative()) {
                        case PARENTHESES -> "(12.50) is -12.50";
                        case TRAILING -> "12.50- is -12.50";
                    });
        }
        if (rule.censored() != null) {
            examples.add("<10 is 10");
        }
        if (rule.unit() != null) {
            examples.add(YamlText.comment(rule.unit()) + " is left out");
        }
        return examples.toString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// @param suits whether the rule may stand there for a column
    private String lines(
            List<String> names, Predicate<ColumnDraft> suits, UnaryOperator<String> rule) {
        List<String> here = named(names, suits);
        List<String> out = named(names, column -> !column.isRead());
        return (here.isEmpty() ? "" : "  - " + rule.apply(YamlText.list(here)) + "\n")
                + (out.isEmpty() ? "" : "  # - " + rule.apply(YamlText.list(out)) + "\n");
    }

    private List<String> named(List<String> names, Predicate<ColumnDraft> suits) {
        return columns.stream()
                .filter(suits)
                .map(column -> column.column().name())
                .filter(names::contains)
                .toList();
    }

    private static String values(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> YamlText.of(one.getKey()) + ": " + YamlText.of(one.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
