package nightjar.stage.clean;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import nightjar.model.Task;

/// How many training rows and hold-out rows of a batch stay, per class.
///
/// @param training rows per label class; regression: all under `rows`
/// @param holdout the same for the hold-out
/// @param trainingSum of the labels of the training rows; 0 but for a regression
record LabelCounts(Map<String, Long> training, Map<String, Long> holdout, double trainingSum) {

    static LabelCounts none() {
        return new LabelCounts(new TreeMap<>(), new TreeMap<>(), 0);
    }

    /// @param reasons which rows do not stay
    static LabelCounts of(Task task, double[] labels, double[] folds, RowReasons reasons) {
        boolean number = task instanceof Task.Regression;
        long[] held = {};
        long[] given = {};
        double sum = 0;
        for (int row = 0; row < folds.length; row++) {
            if (!reasons.isOut(row)) {
                int label = number ? 0 : (int) labels[row];
                if (folds[row] == CleanColumns.HOLDOUT) {
                    held = withOneMore(held, label);
                } else {
                    given = withOneMore(given, label);
                    sum += number ? labels[row] : 0;
                }
            }
        }
        return new LabelCounts(named(given, number), named(held, number), sum);
    }

    private static long[] withOneMore(long[] counts, int label) {
        long[] wide = label < counts.length ? counts : Arrays.copyOf(counts, label + 1);
        wide[label]++;
        return wide;
    }

    private static Map<String, Long> named(long[] counts, boolean number) {
        Map<String, Long> named = new TreeMap<>();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] > 0) {
                named.put(number ? "rows" : Integer.toString(label), counts[label]);
            }
        }
        return named;
    }
}
