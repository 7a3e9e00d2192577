package nightjar.cell;

import java.math.BigDecimal;

/// Reads plain decimal numbers: an optional sign, digits with at most one point, an optional exponent. `NaN`, `Infinity`, hexadecimal
/// numbers, type suffixes and grouping are no numbers here.
public final class NumberText {

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    /// More digits than these may not fit a double's 53 bits.
    private static final int EXACT_DIGITS = 15;

    private NumberText() {}

    /// The number, or NaN if `text` is none or is beyond the range of a double.
    public static double parse(String text) {
        int length = text.length();
        int start = length > 0 && isSign(text.charAt(0)) ? 1 : 0;
        long mantissa = 0;
        int digits = 0;
        int scale = 0;
        boolean point = false;
        int at = start;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                digits++;
                mantissa = digits <= EXACT_DIGITS ? mantissa * 10 + (c - '0') : mantissa;
                scale += point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0 || at < length && !isExponent(text, at)) {
            return Double.NaN;
        }
        if (at == length && digits <= EXACT_DIGITS) {
            // Both operands are exact, so the quotient is the nearest double (Clinger 1990). Zero
            // has no sign here.
            double value = mantissa / POWERS_OF_TEN[scale];
            return text.charAt(0) == '-' ? 0 - value : value;
        }
        return finite(Double.parseDouble(text));
    }

    /// Whether the number that [#parse] gives for a text is the one the text means, to its last digit.
    public static boolean isExact(String text) {
        double value = parse(text);
        return !Double.isNaN(value)
                && (text.length() <= EXACT_DIGITS
                        || BigDecimal.valueOf(value).compareTo(new BigDecimal(text)) == 0);
    }

    /// Digits behind the point of a number that [#parse] accepts, without trailing zeros; 0 if it has an exponent.
    public static int decimals(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return 0;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        for (int i = point + 1; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return 0;
            }
        }
        return end - point - 1;
    }

    private static boolean isExponent(String text, int at) {
        if ((text.charAt(at) | 0x20) != 'e') {
            return false;
        }
        int first = at + 1;
        if (first < text.length() && isSign(text.charAt(first))) {
            first++;
        }
        for (int i = first; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return first < text.length();
    }

    private static double finite(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
