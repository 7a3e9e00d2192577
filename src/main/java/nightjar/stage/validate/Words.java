package nightjar.stage.validate;

import java.util.Locale;

/// Numbers as findings write them.
final class Words {

    private Words() {}

    /// `12,345`.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `1 row`, `12 rows`.
    static String rows(long number) {
        return counted(number, "row");
    }

    /// `1 column`, `12 columns`.
    static String counted(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /// `12.3 %`; `below 0.1 %` where it would read as nothing. 0 of 0 is 0 %.
    static String percent(long part, long whole) {
        double percent = whole == 0 ? 0 : 100.0 * part / whole;
        return part > 0 && percent < 0.1 ? "below 0.1 %" : percent(percent / 100);
    }

    /// A share of 0 to 1 as it would be declared: `1 %`, `2.5 %`.
    static String percent(double share) {
        String number = String.format(Locale.ROOT, "%.1f", share * 100);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " %";
    }
}
