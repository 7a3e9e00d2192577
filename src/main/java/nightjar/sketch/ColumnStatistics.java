package nightjar.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.IntFunction;
import nightjar.table.TextColumn;

/// What is known of the cells of a column: how many there are and how many are missing, how many values there are and which, how its numbers are
/// distributed, and what of it goes with the label. The same of every column of every table, so that two can be compared.
///
/// Statistics of parts are merged in the order of the rows; then the same parts give the same bytes, also where some were written and read on the
/// way. Nothing depends on which part was made first.
public final class ColumnStatistics {

    private final Level all;
    private final Level missing;
    private final DistinctSketch distinct;
    private final Levels levels;
    private final NumberSketch numbers;

    /// @param levels values kept at most
    /// @param quantiles size of the sketch of numbers; 0: none
    /// @param seed different for each batch
    public ColumnStatistics(int levels, int quantiles, long seed) {
        this(
                new Level(),
                new Level(),
                new DistinctSketch(),
                new Levels(levels),
                new NumberSketch(quantiles, seed));
    }

    private ColumnStatistics(
            Level all,
            Level missing,
            DistinctSketch distinct,
            Levels levels,
            NumberSketch numbers) {
        this.all = all;
        this.missing = missing;
        this.distinct = distinct;
        this.levels = levels;
        this.numbers = numbers;
    }

    /// Adds the rows of a batch by their distinct values.
    ///
    /// @param values by code; asked only for those that are kept
    public void add(IntFunction<String> values, Counts counts) {
        all.merge(counts.all(), Level.SAME);
        missing.merge(counts.level(TextColumn.MISSING), Level.SAME);
        long[] rows = counts.perValue();
        long threshold = levels.threshold(rows);
        for (int code = 0; code < rows.length; code++) {
            if (rows[code] > threshold) {
                levels.add(values.apply(code), counts.level(code), Level.SAME);
            }
        }
        levels.subtract(threshold);
    }

    /// Adds a number of each row, NaN where it is missing.
    public void add(double[] cells) {
        all.count += cells.length;
        for (double cell : cells) {
            missing.count += Double.isNaN(cell) ? 1 : 0;
        }
        numbers.add(cells);
    }

    /// Adds later rows whose classes have the same order.
    public void merge(ColumnStatistics other) {
        merge(other, Level.SAME);
    }

    /// Adds later rows.
    ///
    /// @param classes per class of `other` its position among the classes here
    public void merge(ColumnStatistics other, int[] classes) {
        all.merge(other.all, classes);
        missing.merge(other.missing, classes);
        distinct.merge(other.distinct);
        levels.merge(other.levels, classes);
        numbers.merge(other.numbers, classes);
    }

    public void forgetClasses() {
        all.forgetClasses();
        missing.forgetClasses();
        levels.forgetClasses();
        numbers.forgetClasses();
    }

    /// All rows.
    public Level all() {
        return all;
    }

    /// The rows whose cell is missing.
    public Level missing() {
        return missing;
    }

    /// The number of values, where they were added to it.
    public DistinctSketch distinct() {
        return distinct;
    }

    public Levels levels() {
        return levels;
    }

    public NumberSketch numbers() {
        return numbers;
    }

    public void write(DataOutput out) throws IOException {
        all.write(out);
        missing.write(out);
        distinct.write(out);
        levels.write(out);
        numbers.write(out);
    }

    public static ColumnStatistics read(DataInput in) throws IOException {
        return new ColumnStatistics(
                Level.read(in),
                Level.read(in),
                DistinctSketch.read(in),
                Levels.read(in),
                NumberSketch.read(in));
    }
}
