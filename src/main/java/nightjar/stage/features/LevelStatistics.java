package nightjar.stage.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// What a plan needs to know of a category in the training rows: per level and fold the rows and the sum of labels.
/// At most [#MOST] levels are kept: those that came first; rows of later ones count for the whole only.
final class LevelStatistics {

    static final int MOST = 100_000;

    private final int folds;
    private final int outputs;
    private final TreeMap<String, double[]> levels = new TreeMap<>();
    private final double[] whole;
    private long missing;

    /// @param outputs label sums per row: 1, or one per class
    LevelStatistics(int folds, int outputs) {
        this.folds = folds;
        this.outputs = outputs;
        this.whole = new double[folds * (outputs + 1)];
    }

    /// Adds the rows of a batch; a level is looked up once.
    ///
    /// @param folds per row
    /// @param labels per row the label, or with several outputs the position of its class
    void add(TextColumn cells, double[] folds, double[] labels) {
        double[][] byCode = new double[cells.dictionary().size()][];
        boolean[] met = new boolean[byCode.length];
        for (int row = 0; row < labels.length; row++) {
            int at = (int) folds[row] * (outputs + 1);
            add(whole, at, labels[row]);
            int code = cells.code(row);
            if (code == TextColumn.MISSING) {
                missing++;
                continue;
            }
            if (!met[code]) {
                met[code] = true;
                byCode[code] = sums(cells.dictionary().get(code));
            }
            double[] sums = byCode[code];
            if (sums != null) {
                add(sums, at, labels[row]);
            }
        }
    }

    /// Null for a level beyond the most.
    private double @Nullable [] sums(String level) {
        double[] sums = levels.get(level);
        if (sums == null && levels.size() < MOST) {
            sums = new double[whole.length];
            levels.put(level, sums);
        }
        return sums;
    }

    private void add(double[] sums, int at, double label) {
        sums[at]++;
        if (outputs == 1) {
            sums[at + 1] += label;
        } else {
            sums[at + 1 + (int) label]++;
        }
    }

    void merge(LevelStatistics other) {
        plus(whole, other.whole);
        missing += other.missing;
        other.levels.forEach(
                (level, sums) -> {
                    double[] own = levels.get(level);
                    if (own != null) {
                        plus(own, sums);
                    } else if (levels.size() < MOST) {
                        levels.put(level, sums);
                    }
                });
    }

    private static void plus(double[] left, double[] right) {
        for (int i = 0; i < left.length; i++) {
            left[i] += right[i];
        }
    }

    long missing() {
        return missing;
    }

    /// Training rows, missing cells included.
    double rows() {
        return rows(whole, -1);
    }

    /// Rows per level, by level.
    TreeMap<String, Double> counts() {
        TreeMap<String, Double> counts = new TreeMap<>();
        levels.forEach((level, sums) -> counts.put(level, rows(sums, -1)));
        return counts;
    }

    private double rows(double[] sums, int withoutFold) {
        double rows = 0;
        for (int fold = 0; fold < folds; fold++) {
            rows += fold == withoutFold ? 0 : sums[fold * (outputs + 1)];
        }
        return rows;
    }

    private double labels(double[] sums, int withoutFold, int output) {
        double labels = 0;
        for (int fold = 0; fold < folds; fold++) {
            labels += fold == withoutFold ? 0 : sums[fold * (outputs + 1) + 1 + output];
        }
        return labels;
    }

    int folds() {
        return folds;
    }

    /// Smoothed means over all rows but those of one fold.
    ///
    /// @param withoutFold -1: over all rows
    Transform.TargetEncode.Means means(double smoothing, int withoutFold) {
        Double[] prior = new Double[outputs];
        double rows = rows(whole, withoutFold);
        for (int i = 0; i < outputs; i++) {
            prior[i] = rows == 0 ? 0 : labels(whole, withoutFold, i) / rows;
        }
        TreeMap<String, List<Double>> means = new TreeMap<>();
        for (Map.Entry<String, double[]> level : levels.entrySet()) {
            double count = rows(level.getValue(), withoutFold);
            Double[] mean = new Double[outputs];
            for (int i = 0; i < outputs; i++) {
                double sum = labels(level.getValue(), withoutFold, i);
                mean[i] =
                        count + smoothing == 0
                                ? prior[i]
                                : (sum + smoothing * prior[i]) / (count + smoothing);
            }
            means.put(level.getKey(), List.of(mean));
        }
        return new Transform.TargetEncode.Means(List.of(prior), means);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(folds);
        out.writeInt(outputs);
        out.writeLong(missing);
        write(out, whole);
        out.writeInt(levels.size());
        for (Map.Entry<String, double[]> level : levels.entrySet()) {
            byte[] name = level.getKey().getBytes(StandardCharsets.UTF_8);
            out.writeInt(name.length);
            out.write(name);
            write(out, level.getValue());
        }
    }

    private static void write(DataOutput out, double[] sums) throws IOException {
        for (double sum : sums) {
            out.writeDouble(sum);
        }
    }

    static LevelStatistics read(DataInput in) throws IOException {
        LevelStatistics statistics = new LevelStatistics(in.readInt(), in.readInt());
        statistics.missing = in.readLong();
        read(in, statistics.whole);
        int levels = in.readInt();
        for (int i = 0; i < levels; i++) {
            byte[] name = new byte[in.readInt()];
            in.readFully(name);
            double[] sums = new double[statistics.whole.length];
            read(in, sums);
            statistics.levels.put(new String(name, StandardCharsets.UTF_8), sums);
        }
        return statistics;
    }

    private static void read(DataInput in, double[] sums) throws IOException {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = in.readDouble();
        }
    }
}
