package nightjar.stage.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.sketch.Centred;
import nightjar.sketch.CoMoments;
import org.jspecify.annotations.Nullable;

/// Pearson correlations of the first [#MOST_COLUMNS] numeric columns, pairwise complete: each pair over the rows in which both cells are
/// numbers. A column whose type was not declared takes part while no batch has shown that it is not numeric.
final class Correlations {

    /// More numeric columns are left out, from the right.
    static final int MOST_COLUMNS = 100;

    /// By the column's position; null before the first batch.
    private @Nullable List<Integer> columns;

    /// By the positions of both columns: `left * 2^31 + right`.
    private SortedMap<Long, CoMoments> pairs = new TreeMap<>();

    /// The correlations of one batch.
    ///
    /// @param numbers per column its cells with NaN for what is no number, or null where the column is not numeric
    static Correlations of(List<double @Nullable []> numbers) {
        List<Integer> columns = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < numbers.size() && columns.size() < MOST_COLUMNS; i++) {
            double[] cells = numbers.get(i);
            if (cells != null) {
                columns.add(i);
                values.add(cells);
            }
        }
        Correlations batch = new Correlations();
        batch.columns = columns;
        batch.add(columns, values);
        return batch;
    }

    private void add(List<Integer> positions, List<double[]> values) {
        List<@Nullable Centred> centred = new ArrayList<>();
        values.forEach(cells -> centred.add(Centred.of(cells)));
        for (int right = 1; right < values.size(); right++) {
            for (int left = 0; left < right; left++) {
                CoMoments pair = new CoMoments();
                Centred x = centred.get(left);
                Centred y = centred.get(right);
                if (x != null && y != null) {
                    pair.add(x, y);
                } else {
                    pair.add(values.get(left), values.get(right));
                }
                pairs.put(key(positions.get(left), positions.get(right)), pair);
            }
        }
    }

    void merge(Correlations other) {
        List<Integer> mine = columns;
        if (mine == null || other.columns == null) {
            columns = mine == null ? other.columns : mine;
            pairs = mine == null ? other.pairs : pairs;
            return;
        }
        if (!mine.equals(other.columns)) {
            mine = mine.stream().filter(other.columns::contains).toList();
            columns = mine;
            pairs.keySet().retainAll(other.pairs.keySet());
        }
        pairs.forEach((key, pair) -> pair.merge(other.pairs.getOrDefault(key, new CoMoments())));
    }

    /// Positions of the columns that took part.
    List<Integer> columns() {
        return columns == null ? List.of() : List.copyOf(columns);
    }

    /// The pair of the columns at `left` < `right`, both of [#columns()].
    CoMoments pair(int left, int right) {
        return pairs.getOrDefault(key(left, right), new CoMoments());
    }

    private static long key(int left, int right) {
        return (long) left << 31 | right;
    }

    void write(DataOutput out) throws IOException {
        List<Integer> mine = columns;
        out.writeInt(mine == null ? -1 : mine.size());
        if (mine != null) {
            for (int column : mine) {
                out.writeInt(column);
            }
        }
        out.writeInt(pairs.size());
        for (var pair : pairs.entrySet()) {
            out.writeLong(pair.getKey());
            pair.getValue().write(out);
        }
    }

    static Correlations read(DataInput in) throws IOException {
        Correlations read = new Correlations();
        int size = in.readInt();
        if (size >= 0) {
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                columns.add(in.readInt());
            }
            read.columns = columns;
        }
        int pairs = in.readInt();
        for (int i = 0; i < pairs; i++) {
            long key = in.readLong();
            read.pairs.put(key, CoMoments.read(in));
        }
        return read;
    }
}
