package nightjar.stage.reasons;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/// What the cells of one column, or of several that a feature was made of together, did to one score.
///
/// @param columns of the data, in the order of the feature
/// @param cells them and their values in words, such as `tenure 2 (low)`
/// @param amount by which they moved the score, in the unit of [Explanation]
public record Influence(List<String> columns, String cells, double amount) {

    /// Numbers of two decimals, smaller ones with two digits that count.
    private static final double SMALL = 0.1;

    public Influence {
        columns = List.copyOf(columns);
    }

    /// Such as `tenure 2 (low) +0.31`.
    public String sentence() {
        return cells + " " + signed(amount);
    }

    static String signed(double amount) {
        BigDecimal exact = new BigDecimal(amount);
        BigDecimal rounded =
                Math.abs(amount) < SMALL
                        ? exact.round(new MathContext(2))
                        : exact.setScale(2, RoundingMode.HALF_EVEN);
        return (amount < 0 ? "" : "+") + rounded.toPlainString();
    }
}
