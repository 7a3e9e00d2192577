package nightjar.table;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A dense 32-bit matrix, row by row: `rows` × `columns`. No cell is missing. The array is shared, not copied.
public final class Matrix {

    private final int rows;
    private final int columns;
    private final float[] values;

    /// @param values `rows * columns` numbers, row by row
    public Matrix(int rows, int columns, float[] values) {
        if (values.length != rows * (long) columns) {
            throw new IllegalArgumentException(
                    "%s values for %s rows x %s columns".formatted(values.length, rows, columns));
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /// The cells row by row, for hot loops; read only.
    public float[] values() {
        return values;
    }

    public float at(int row, int column) {
        return values[row * columns + column];
    }

    /// The rows at `selected`, in that order.
    public Matrix select(int[] selected) {
        float[] copy = new float[selected.length * columns];
        for (int i = 0; i < selected.length; i++) {
            System.arraycopy(values, selected[i] * columns, copy, i * columns, columns);
        }
        return new Matrix(selected.length, columns, copy);
    }

    /// The columns at `selected`, in that order.
    public Matrix columns(int[] selected) {
        if (Arrays.equals(selected, IntStream.range(0, columns).toArray())) {
            return this;
        }
        float[] copy = new float[rows * selected.length];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < selected.length; i++) {
                copy[row * selected.length + i] = values[row * columns + selected[i]];
            }
        }
        return new Matrix(rows, selected.length, copy);
    }

    /// Row `row` as a new array of `columns` doubles.
    public double[] row(int row) {
        double[] copy = new double[columns];
        for (int i = 0; i < columns; i++) {
            copy[i] = values[row * columns + i];
        }
        return copy;
    }

    @Override
    public String toString() {
        return rows
                + " x "
                + columns
                + " "
                + Arrays.toString(Arrays.copyOf(values, Math.min(8, values.length)));
    }
}
