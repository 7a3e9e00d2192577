package nightjar.reading;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import nightjar.cell.WhiteSpace;
import nightjar.project.training.CleanRule;
import org.jspecify.annotations.Nullable;

/// How a column writes its numbers. A currency sign or a percent sign at either end is left out: `12 %` is 12. Any kind of space or apostrophe
/// stands for the locale's own kind of them.
///
/// @param group between three digits and three; null: numbers are not grouped and have a point before the decimals
/// @param unit a text at either end that is left out
record NumberForm(
        @Nullable Character group,
        char decimal,
        CleanRule.Numbers.@Nullable Negative negative,
        boolean censored,
        @Nullable String unit) {

    private static final char MINUS = '\u2212';

    /// Returned for text that is no number in this form; no number either.
    private static final String NONE = "";

    static NumberForm of(CleanRule.Numbers rule) {
        boolean censored = rule.censored() == CleanRule.Numbers.Censored.BOUND;
        if (rule.locale() == null) {
            return new NumberForm(null, '.', rule.negative(), censored, rule.unit());
        }
        DecimalFormatSymbols symbols =
                DecimalFormatSymbols.getInstance(Locale.forLanguageTag(rule.locale()));
        return new NumberForm(
                typed(symbols.getGroupingSeparator()),
                symbols.getDecimalSeparator(),
                rule.negative(),
                censored,
                rule.unit());
    }

    /// The number with a point and nothing else but digits, a minus and an exponent; text that is no number in this form stays none.
    String plain(String text) {
        String number = withoutSigns(censored ? withoutBound(text) : text);
        String positive = negative == null ? number : positive(number, negative);
        String plain = ungrouped(positive.equals(number) ? number : withoutSigns(positive));
        if (positive.equals(number)) {
            return plain;
        }
        return plain.isEmpty() || isMinus(plain.charAt(0)) ? NONE : "-" + plain;
    }

    /// `<10`, `>= 10`, `10+`: the bound.
    private static String withoutBound(String text) {
        String rest = text;
        if (!rest.isEmpty() && "<>\u2264\u2265".indexOf(rest.charAt(0)) >= 0) {
            rest = rest.substring(rest.startsWith("=", 1) ? 2 : 1);
        } else if (rest.endsWith("+")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        return WhiteSpace.strip(rest);
    }

    /// The number without what makes it negative; the same text if nothing does.
    private static String positive(String number, CleanRule.Numbers.Negative negative) {
        int last = number.length() - 1;
        return switch (negative) {
            case PARENTHESES ->
                    last > 0 && number.charAt(0) == '(' && number.charAt(last) == ')'
                            ? number.substring(1, last)
                            : number;
            case TRAILING ->
                    last > 0 && isMinus(number.charAt(last)) ? number.substring(0, last) : number;
        };
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == MINUS;
    }

    /// Groups must be of three digits.
    private String ungrouped(String text) {
        if (group == null) {
            return text.replace(MINUS, '-');
        }
        StringBuilder plain = new StringBuilder(text.length());
        int sinceGroup = -1;
        boolean fraction = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == decimal && !fraction) {
                if (sinceGroup >= 0 && sinceGroup != 3) {
                    return NONE;
                }
                fraction = true;
                sinceGroup = -1;
                plain.append('.');
            } else if (typed(c) == group && !fraction && plain.length() > 0) {
                if (sinceGroup >= 0 && sinceGroup != 3) {
                    return NONE;
                }
                sinceGroup = 0;
            } else if (c == '.') {
                return NONE;
            } else {
                sinceGroup += sinceGroup >= 0 ? 1 : 0;
                plain.append(c == MINUS ? '-' : c);
            }
        }
        return sinceGroup >= 0 && sinceGroup != 3 ? NONE : plain.toString();
    }

    /// Without signs and unit at both ends, of which a minus in front stays.
    private String withoutSigns(String text) {
        boolean minus = !text.isEmpty() && isMinus(text.charAt(0));
        String rest = minus ? text.substring(1) : text;
        String number = withoutUnit(withoutEnds(rest));
        return number.equals(rest) ? text : (minus ? "-" : "") + withoutEnds(number);
    }

    private static String withoutEnds(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSign(text.charAt(from))) {
            from++;
        }
        while (to > from && isSign(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private String withoutUnit(String text) {
        if (unit == null || text.length() <= unit.length()) {
            return text;
        }
        if (text.endsWith(unit)) {
            return text.substring(0, text.length() - unit.length());
        }
        return text.startsWith(unit) ? text.substring(unit.length()) : text;
    }

    private static boolean isSign(char c) {
        return c == '%' || typed(c) == ' ' || Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private static char typed(char c) {
        return switch (c) {
            case '\u00a0', '\u202f' -> ' ';
            case '\u2019' -> '\'';
            default -> c;
        };
    }
}
