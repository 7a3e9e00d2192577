package nightjar.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.cell.Texts;

/// The values of a column and how often they occur: exact up to a number of distinct values, beyond that the most frequent ones by the
/// mergeable summary of Misra and Gries (Agarwal et al., "Mergeable Summaries", 2012). A count is then at most [#error()] too small, and a
/// value that is not kept occurs at most so often.
public final class Levels {

    /// Counts below are counted, not sorted: among many values most are rare.
    private static final int SMALL = 256;

    private final int capacity;
    private final Map<String, Level> levels = new HashMap<>();
    private long error;

    /// @param capacity distinct values kept at most
    public Levels(int capacity) {
        this.capacity = capacity;
    }

    /// Adds a level under its value; levels of the same value become one.
    public void add(String value, Level level, int[] classes) {
        levels.computeIfAbsent(value, _ -> new Level()).merge(level, classes);
    }

    public void merge(Levels other, int[] classes) {
        other.levels.forEach((value, level) -> add(value, level, classes));
        error += other.error;
        prune();
    }

    /// Rows that each value of a batch must exceed to be kept, so that there are not too many; 0 if all may stay. The caller leaves
    /// out the others and calls [#subtract(long)].
    public long threshold(long[] counts) {
        if (counts.length <= capacity) {
            return 0;
        }
        int rank = counts.length - capacity;
        int[] often = new int[SMALL];
        for (long count : counts) {
            often[(int) Math.min(count, SMALL - 1)]++;
        }
        for (int count = 0; count < SMALL - 1; count++) {
            rank -= often[count];
            if (rank <= 0) {
                return count;
            }
        }
        long[] sorted = counts.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 1 - capacity];
    }

    /// Takes `rows` from every count and forgets the values that have no rows left.
    public void subtract(long rows) {
        if (rows > 0) {
            levels.values().removeIf(level -> level.count <= rows);
            levels.values().forEach(level -> level.count -= rows);
            error += rows;
        }
    }

    /// Every value was kept, and every count is exact.
    public boolean exact() {
        return error == 0;
    }

    /// By how many rows a count may be too small.
    public long error() {
        return error;
    }

    public int size() {
        return levels.size();
    }

    /// The level of a value; an empty one where it is not kept.
    public Level get(String value) {
        return levels.getOrDefault(value, new Level());
    }

    public SortedMap<String, Level> byName() {
        return new TreeMap<>(levels);
    }

    public void forgetClasses() {
        levels.values().forEach(Level::forgetClasses);
    }

    /// Values and levels, the most frequent first; values in their natural order where counts are equal.
    public List<Map.Entry<String, Level>> byFrequency() {
        Comparator<Map.Entry<String, Level>> frequency =
                Comparator.comparingLong(entry -> -entry.getValue().count);
        return levels.entrySet().stream()
                .sorted(frequency.thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    private void prune() {
        long[] counts = levels.values().stream().mapToLong(level -> level.count).toArray();
        subtract(threshold(counts));
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(capacity);
        out.writeLong(error);
        out.writeInt(levels.size());
        for (Map.Entry<String, Level> entry : byName().entrySet()) {
            Texts.write(out, entry.getKey());
            entry.getValue().write(out);
        }
    }

    public static Levels read(DataInput in) throws IOException {
        Levels read = new Levels(in.readInt());
        read.error = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            String value = Texts.read(in);
            read.levels.put(value, Level.read(in));
        }
        return read;
    }
}
