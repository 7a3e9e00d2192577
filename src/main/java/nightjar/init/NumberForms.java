package nightjar.init;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.project.training.CleanRule.Numbers;
import nightjar.project.training.CleanRule.Numbers.Censored;
import nightjar.project.training.CleanRule.Numbers.Negative;
import org.jspecify.annotations.Nullable;

/// Ways in which the numbers of one column may be written, from what is seen beside their digits.
///
/// @param leadingZero the decimal sign behind a 0 in front, which no group of thousands has: `.` or `,`; null: there is none
record NumberForms(
        @Nullable Negative negative,
        @Nullable Censored censored,
        @Nullable String unit,
        @Nullable Character leadingZero) {

    /// Tried in this order: grouping by comma, by point, by space and by apostrophe.
    private static final List<String> LOCALES = List.of("en", "de", "fr", "de-CH");

    private static final Pattern PARENTHESES =
            Pattern.compile("[^\\d(]*\\([^()]*\\d[^()]*\\)[^\\d)]*");
    private static final Pattern TRAILING = Pattern.compile("[^-]*\\d[^\\d-]*[-\u2212]");
    private static final Pattern CENSORED =
            Pattern.compile("[<>\u2264\u2265]=?\\D*\\d.*|\\D{0,2}\\d[\\d., ]*\\+");

    /// A unit of at most four letters stands behind a space.
    private static final Pattern UNIT =
            Pattern.compile(
                    "\\D{0,3}\\d[\\d.,'\u2019 \u00a0\u202f]*\\)?[ \u00a0\u202f]+(\\p{L}{1,4}[\u00b2\u00b3]?)");

    /// A currency may stand anywhere.
    private static final Pattern CURRENCY =
            Pattern.compile("(\\p{Lu}{3})\\W{0,3}\\d.*|.*\\d\\W{0,3}(\\p{Lu}{3})");

    private static final Pattern LEADING_ZERO = Pattern.compile("\\D{0,3}0([.,])\\d.*");

    /// So many of the cells with a digit must have the same unit: others may be in another one.
    private static final double ALL = 0.97;

    /// So many of them must name a number, not its bound.
    private static final double KNOWN = 0.5;

    /// @param digits cells with a digit
    static NumberForms of(Map<String, Long> cells, long digits) {
        long bounds = count(cells, CENSORED);
        return new NumberForms(
                count(cells, PARENTHESES) > 0
                        ? Negative.PARENTHESES
                        : count(cells, TRAILING) > 0 ? Negative.TRAILING : null,
                bounds > 0 && digits - bounds >= KNOWN * digits ? Censored.BOUND : null,
                unit(cells, digits),
                leadingZero(cells));
    }

    static boolean isCensored(String cell) {
        return CENSORED.matcher(cell).matches();
    }

    private static long count(Map<String, Long> cells, Pattern pattern) {
        return cells.entrySet().stream()
                .filter(cell -> pattern.matcher(cell.getKey()).matches())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static @Nullable String unit(Map<String, Long> cells, long digits) {
        Map<String, Long> units = new HashMap<>();
        cells.forEach(
                (cell, count) -> {
                    String unit = unit(cell);
                    if (unit != null) {
                        units.merge(unit, count, Long::sum);
                    }
                });
        return units.size() == 1 && units.values().iterator().next() >= ALL * digits
                ? units.keySet().iterator().next()
                : null;
    }

    private static @Nullable String unit(String cell) {
        Matcher behind = UNIT.matcher(cell);
        if (behind.matches()) {
            return behind.group(1);
        }
        Matcher currency = CURRENCY.matcher(cell);
        if (!currency.matches()) {
            return null;
        }
        String code = currency.group(1) == null ? currency.group(2) : currency.group(1);
        return Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(code))
                ? code
                : null;
    }

    private static @Nullable Character leadingZero(Map<String, Long> cells) {
        return cells.keySet().stream()
                .map(LEADING_ZERO::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).charAt(0))
                .findFirst()
                .orElse(null);
    }

    /// Rules to be tried for a column, the likeliest first.
    List<Numbers> candidates(String column) {
        List<Numbers> candidates = new ArrayList<>();
        if (negative != null || censored != null || unit != null) {
            candidates.add(new Numbers(List.of(column), null, negative, censored, unit));
        }
        for (String locale : LOCALES) {
            boolean wrong = leadingZero != null && leadingZero == (locale.equals("en") ? ',' : '.');
            if (!wrong || locale.startsWith("fr") || locale.equals("de-CH")) {
                candidates.add(new Numbers(List.of(column), locale, negative, censored, unit));
            }
        }
        return candidates;
    }
}
