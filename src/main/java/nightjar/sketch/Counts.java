package nightjar.sketch;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The rows of one column of a batch, counted per distinct value and class in one pass: everything else works on distinct values.
public final class Counts {

    private final int width;
    private final int[] byValueAndClass;
    private final double[] labelSums;
    private final long[] labels;
    private double labelSum;

    /// @param classes how many classes are told apart; 0: none
    private Counts(int values, int classes) {
        this.width = classes + 1;
        this.byValueAndClass = new int[(values + 1) * width];
        this.labelSums = new double[values + 1];
        this.labels = new long[values + 1];
    }

    /// @param values how many distinct values there are
    /// @param codes per row the position of its value, or [nightjar.table.TextColumn#MISSING]
    /// @param classes how many classes are told apart; 0: none
    /// @param labelCodes per row the position of its class, or [nightjar.table.TextColumn#MISSING]
    /// @param labels per row the label as a number, NaN where it is none; null without one
    public static Counts of(
            int values, int[] codes, int classes, int[] labelCodes, double @Nullable [] labels) {
        Counts counts = new Counts(values, classes);
        if (classes == 0) {
            counts.countValues(codes);
        } else {
            counts.countValuesAndClasses(codes, labelCodes);
        }
        if (labels != null) {
            counts.addLabels(codes, labels);
        }
        return counts;
    }

    private void countValues(int[] codes) {
        for (int code : codes) {
            byValueAndClass[code + 1]++;
        }
    }

    private void countValuesAndClasses(int[] codes, int[] classes) {
        for (int row = 0; row < codes.length; row++) {
            byValueAndClass[(codes[row] + 1) * width + classes[row] + 1]++;
        }
    }

    private void addLabels(int[] codes, double[] numbers) {
        for (int row = 0; row < codes.length; row++) {
            if (!Double.isNaN(numbers[row])) {
                labels[codes[row] + 1]++;
                labelSums[codes[row] + 1] += numbers[row];
                labelSum += numbers[row];
            }
        }
    }

    public int classes() {
        return width - 1;
    }

    /// Rows with the value of this code, or without one for [nightjar.table.TextColumn#MISSING].
    public long rows(int code) {
        long rows = 0;
        for (int i = 0; i < width; i++) {
            rows += byValueAndClass[(code + 1) * width + i];
        }
        return rows;
    }

    /// Of those the rows with the class at `position`.
    public long rows(int code, int position) {
        return byValueAndClass[(code + 1) * width + 1 + position];
    }

    /// Rows per value.
    public long[] perValue() {
        long[] rows = new long[labels.length - 1];
        for (int code = 0; code < rows.length; code++) {
            rows[code] = rows(code);
        }
        return rows;
    }

    /// All rows as a level; labels are added up in their order.
    Level all() {
        Level all = new Level();
        for (int position = 0; position < width; position++) {
            long rows = 0;
            for (int at = position; at < byValueAndClass.length; at += width) {
                rows += byValueAndClass[at];
            }
            all.count += rows;
            if (position > 0 && rows > 0) {
                all.addClass(position - 1, rows);
            }
        }
        all.labels = LongStream.of(labels).sum();
        all.labelSum = labelSum;
        return all;
    }

    /// The rows of one code as a level.
    public Level level(int code) {
        Level level = new Level();
        level.count = rows(code);
        level.labels = labels[code + 1];
        level.labelSum = labelSums[code + 1];
        for (int position = 0; position < classes(); position++) {
            if (rows(code, position) > 0) {
                level.addClass(position, rows(code, position));
            }
        }
        return level;
    }
}
