package nightjar.stage.features.transform;

import java.util.Collection;
import java.util.List;
import nightjar.sketch.ColumnStatistics;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;

/// Something to be known of the training rows, and of which columns. Those of the same name are the same.
public sealed interface Measure {

    /// The size of the sketch of a number: quantiles are exact up to a few thousand rows; beyond, their rank is off by at most about 0.15 % of
    /// the rows, in 99 of 100 cases.
    int QUANTILES = 2_000;

    /// Levels of a category kept per fold: beyond, the most frequent.
    int LEVELS = 100_000;

    /// Unlike any other's of a run, whatever columns are called.
    String name();

    /// What it reads; no other column need be there.
    Collection<String> columns();

    /// Empty statistics of it.
    ///
    /// @param seed of a batch, its first record number
    ColumnStatistics statistics(long seed);

    /// A number of each row.
    ///
    /// @param quantiles the size of the sketch; 0: none
    record Number(String name, Collection<String> columns, int quantiles, Reading reading)
            implements Measure {
        @Override
        public ColumnStatistics statistics(long seed) {
            return new ColumnStatistics(0, quantiles, seed);
        }
    }

    /// The levels of a category column, with the labels of their rows, in each fold.
    record Levels(String column) implements Measure {
        @Override
        public String name() {
            return "levels " + column;
        }

        @Override
        public Collection<String> columns() {
            return List.of(column);
        }

        @Override
        public ColumnStatistics statistics(long seed) {
            return new ColumnStatistics(LEVELS, 0, seed);
        }
    }

    /// Reads a number of every row, NaN where it is missing.
    interface Reading {
        double[] of(RecordBatch rows);
    }

    /// The numbers of a column.
    static Measure number(String column) {
        return new Number(
                "number " + column, List.of(column), QUANTILES, rows -> numbers(rows, column));
    }

    /// The dates of a column, in milliseconds since 1970.
    static Measure date(String column) {
        return new Number(
                "date " + column,
                List.of(column),
                QUANTILES,
                rows -> {
                    DateColumn dates = (DateColumn) rows.column(column);
                    double[] millis = new double[rows.rows()];
                    for (int row = 0; row < millis.length; row++) {
                        millis[row] = dates.isMissing(row) ? Double.NaN : dates.get(row);
                    }
                    return millis;
                });
    }

    static double[] numbers(RecordBatch rows, String column) {
        return ((NumberColumn) rows.column(column)).values();
    }
}
