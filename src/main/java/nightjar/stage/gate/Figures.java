package nightjar.stage.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as verdicts write them.
final class Figures {

    private static final int DECIMALS = 4;
    private static final int MOST_DECIMALS = 17;

    private Figures() {}

    /// A bound as an owner writes it: at least two decimals, none that say nothing. `0.80`, `0.755`, `12.00`.
    static String bound(double number) {
        BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
        return (decimal.scale() < 2 ? decimal.setScale(2) : decimal).toPlainString();
    }

    /// Four decimals, or as many as it takes not to look equal to, or on the other side of, `other`: 0.79996 is not 0.80.
    static String beside(double number, double other) {
        for (int decimals = DECIMALS; decimals < MOST_DECIMALS; decimals++) {
            BigDecimal rounded = rounded(number, decimals);
            if (rounded.compareTo(rounded(other, decimals)) == Double.compare(number, other)) {
                return rounded.toPlainString();
            }
        }
        return BigDecimal.valueOf(number).toPlainString();
    }

    /// Four decimals.
    static String plain(double number) {
        return rounded(number, DECIMALS).toPlainString();
    }

    /// `95 %`, `99.5 %`.
    static String percent(double share) {
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(3, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /// Money, or another number with cents: `12.30`.
    static String money(double number) {
        return rounded(number, 2).toPlainString();
    }

    /// `1 row`, `12,345 rows`.
    static String rows(long count) {
        return String.format(Locale.ROOT, "%,d", count) + (count == 1 ? " row" : " rows");
    }

    private static BigDecimal rounded(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
