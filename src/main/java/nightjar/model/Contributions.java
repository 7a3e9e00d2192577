package nightjar.model;

import java.util.function.IntToDoubleFunction;

/// How much each matrix column moves one prediction per row away from what the model predicts on average. Base and amounts of a row add
/// up to what the model says of it before its [Link]: the log-odds of logistic regression and of boosting, the score of a class before
/// the softmax, the probability of a forest, the number of a regression.
public final class Contributions {

    /// Greatest share of a sum that rounding to 32 bits can take, after a thousand trees.
    private static final double ROUNDING = 1e-4;

    private final int columns;
    private final double[] bases;
    private final double[] amounts;

    /// @param columns of the matrix
    /// @param bases one per row
    /// @param amounts rows × columns, row by row
    Contributions(int columns, double[] bases, double[] amounts) {
        if (amounts.length != bases.length * (long) columns) {
            throw new IllegalArgumentException(
                    "%s amounts for %s rows x %s columns"
                            .formatted(amounts.length, bases.length, columns));
        }
        this.columns = columns;
        this.bases = bases;
        this.amounts = amounts;
    }

    public int rows() {
        return bases.length;
    }

    public int columns() {
        return columns;
    }

    /// What is predicted where nothing is known of the row.
    public double base(int row) {
        return bases[row];
    }

    public double amount(int row, int column) {
        return amounts[row * columns + column];
    }

    /// Base and amounts together.
    public double total(int row) {
        double total = 0;
        for (int column = 0; column < columns; column++) {
            total += amount(row, column);
        }
        return bases[row] + total;
    }

    /// The same, changed so that each row adds up to `shift + scale * raw` of that row. What is missing is rounding, and goes to the
    /// columns in proportion to the size of their amounts; where no column has any, to the base.
    ///
    /// @param raw per row the sum that was meant
    /// @throws IllegalStateException if more is missing than rounding explains
    Contributions settled(IntToDoubleFunction raw, double shift, double scale) {
        double[] newBases = new double[bases.length];
        double[] newAmounts = new double[amounts.length];
        for (int row = 0; row < bases.length; row++) {
            double missing = raw.applyAsDouble(row) - total(row);
            double size = 0;
            for (int column = 0; column < columns; column++) {
                size += Math.abs(amount(row, column));
            }
            if (Math.abs(missing) > ROUNDING * (1 + Math.abs(bases[row]) + size)) {
                throw new IllegalStateException(
                        "The contributions of a row add up to %s, the model says %s"
                                .formatted(total(row), raw.applyAsDouble(row)));
            }
            newBases[row] = shift + scale * (size == 0 ? raw.applyAsDouble(row) : bases[row]);
            for (int i = row * columns; size > 0 && i < (row + 1) * columns; i++) {
                newAmounts[i] = scale * (amounts[i] + missing * Math.abs(amounts[i]) / size);
            }
        }
        return new Contributions(columns, newBases, newAmounts);
    }
}
