package nightjar.table;

/// Real numbers; NaN is missing. The array is shared, not copied: do not write to it after construction.
public final class NumberColumn implements Column {

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
}
