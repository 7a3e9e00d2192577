package nightjar.sketch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Rows grouped by what a column says, counted per class: how well do the groups tell the classes apart?
public final class LabelGroups {

    /// A smaller group says too little about its rate of positives.
    public static final long SMALLEST = 10;

    private final int classes;
    private final List<long[]> groups = new ArrayList<>();
    private final long[] small;
    private final long[] totals;

    public LabelGroups(int classes) {
        this.classes = classes;
        this.small = new long[classes];
        this.totals = new long[classes];
    }

    /// Adds a group, or adds its rows to the group of small ones.
    ///
    /// @param rows per class
    public void add(long[] rows) {
        long sum = 0;
        for (int i = 0; i < classes; i++) {
            sum += rows[i];
            totals[i] += rows[i];
        }
        if (sum >= SMALLEST) {
            groups.add(rows);
            return;
        }
        for (int i = 0; i < classes; i++) {
            small[i] += rows[i];
        }
    }

    /// Rows per class.
    long total(int position) {
        return totals[position];
    }

    private List<long[]> all() {
        List<long[]> all = new ArrayList<>(groups);
        all.add(small);
        return all;
    }

    /// The area under the ROC curve if the groups are ordered by their rate of the class at `position`, 0.5 to 1; NaN if all rows or none
    /// are of it.
    public double auc(int position) {
        List<long[]> ordered = all();
        ordered.sort(Comparator.comparingDouble(group -> rate(group, position)));
        double others = 0;
        double pairs = 0;
        for (long[] group : ordered) {
            double rest = sum(group) - group[position];
            pairs += group[position] * (others + rest / 2);
            others += rest;
        }
        return pairs / totals[position] / others;
    }

    private static double rate(long[] group, int position) {
        double sum = sum(group);
        return sum == 0 ? 0 : group[position] / sum;
    }

    private static double sum(long[] group) {
        double sum = 0;
        for (long rows : group) {
            sum += rows;
        }
        return sum;
    }

    /// The mean of [#auc(int)] over the classes.
    public double macroAuc() {
        double sum = 0;
        for (int position = 0; position < classes; position++) {
            sum += auc(position);
        }
        return sum / classes;
    }

    /// The information value against the class at `positive`, half a row added to each share.
    public double informationValue(int positive) {
        List<long[]> all = all();
        double positives = totals[positive] + 0.5 * all.size();
        double negatives = sum(totals) - totals[positive] + 0.5 * all.size();
        double value = 0;
        for (long[] group : all) {
            double p = (group[positive] + 0.5) / positives;
            double n = (sum(group) - group[positive] + 0.5) / negatives;
            value += (p - n) * Math.log(p / n);
        }
        return value;
    }

    /// The share of the label's entropy that the groups explain, 0 to 1 (Theil's uncertainty coefficient); NaN if there is one class only.
    public double mutualInformation() {
        double n = sum(totals);
        double entropy = 0;
        for (long total : totals) {
            entropy -= total == 0 ? 0 : total / n * Math.log(total / n);
        }
        double information = 0;
        for (long[] group : all()) {
            double rows = sum(group);
            for (int i = 0; i < classes; i++) {
                if (group[i] > 0) {
                    information += group[i] / n * Math.log(group[i] * n / rows / totals[i]);
                }
            }
        }
        return information / entropy;
    }
}
