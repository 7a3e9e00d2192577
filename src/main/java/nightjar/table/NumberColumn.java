package nightjar.table;

import java.math.BigDecimal;

/// Real numbers; NaN is missing. The array is shared, not copied: do not write to it after construction.
public final class NumberColumn implements Column {

    private static final double PLAIN_FROM = 1e-7;
    private static final double PLAIN_BELOW = 1e21;

    private final double[] values;

    public NumberColumn(double[] values) {
        this.values = values;
    }

    @Override
    public int size() {
        return values.length;
    }

    /// The cell, NaN where it is missing.
    public double get(int row) {
        return values[row];
    }

    /// The cells themselves, for hot loops; read only.
    public double[] values() {
        return values;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public NumberColumn select(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[rows[i]];
        }
        return new NumberColumn(selected);
    }

    @Override
    public String text(int row) {
        return isMissing(row) ? "" : format(values[row]);
    }

    /// The shortest decimal that reads back as the same number; whole numbers without a fraction.
    public static String format(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    /// A number that names something: the shortest decimal that reads back as the same number, without an exponent unless it is very large or small.
    public static String plain(double value) {
        return plain(value, Double.toString(value));
    }

    /// As [#plain(double)], of a `float`.
    public static String plain(float value) {
        return plain(value, Float.toString(value));
    }

    private static String plain(double value, String shortest) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (!(size >= PLAIN_FROM && size < PLAIN_BELOW)) {
            return shortest;
        }
        String plain = new BigDecimal(shortest).toPlainString();
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }
}
