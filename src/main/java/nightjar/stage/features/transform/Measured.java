package nightjar.stage.features.transform;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.cell.Texts;
import nightjar.sketch.ColumnStatistics;

/// What the training rows told: by the name of a measure, of numbers in all, of levels per fold.
public final class Measured {

    private final SortedMap<String, List<ColumnStatistics>> parts = new TreeMap<>();
    private long rows;

    /// Takes the statistics of a measure.
    public void put(Measure measure, List<ColumnStatistics> statistics) {
        parts.put(measure.name(), statistics);
    }

    /// Counts rows.
    public void add(long more) {
        rows += more;
    }

    public long rows() {
        return rows;
    }

    /// What is known of a measure; nothing where there were no rows.
    public ColumnStatistics of(Measure measure) {
        List<ColumnStatistics> statistics = perFold(measure);
        return statistics.size() == 1 ? statistics.getFirst() : sum(measure, statistics, -1);
    }

    /// The same of each fold.
    public List<ColumnStatistics> perFold(Measure measure) {
        return parts.getOrDefault(measure.name(), List.of());
    }

    /// Of all folds but one.
    ColumnStatistics without(Measure measure, int fold) {
        return sum(measure, perFold(measure), fold);
    }

    private static ColumnStatistics sum(
            Measure measure, List<ColumnStatistics> parts, int without) {
        ColumnStatistics sum = measure.statistics(0);
        for (int fold = 0; fold < parts.size(); fold++) {
            if (fold != without) {
                sum.merge(parts.get(fold));
            }
        }
        return sum;
    }

    /// Adds what later rows told.
    public void merge(Measured other) {
        rows += other.rows;
        other.parts.forEach(
                (name, more) -> {
                    List<ColumnStatistics> own = parts.putIfAbsent(name, more);
                    for (int i = 0; own != null && i < own.size(); i++) {
                        own.get(i).merge(more.get(i));
                    }
                });
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(rows);
        out.writeInt(parts.size());
        for (Map.Entry<String, List<ColumnStatistics>> part : parts.entrySet()) {
            Texts.write(out, part.getKey());
            out.writeInt(part.getValue().size());
            for (ColumnStatistics statistics : part.getValue()) {
                statistics.write(out);
            }
        }
    }

    public static Measured read(DataInput in) throws IOException {
        Measured read = new Measured();
        read.rows = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            String name = Texts.read(in);
            List<ColumnStatistics> statistics = new ArrayList<>();
            for (int folds = in.readInt(); folds > 0; folds--) {
                statistics.add(ColumnStatistics.read(in));
            }
            read.parts.put(name, statistics);
        }
        return read;
    }
}
