package nightjar.stage.features.transform;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.sketch.ColumnStatistics;
import nightjar.table.Schema;

/// The share of training rows with the level, 0 to 1; 0 for any other and for missing cells.
public record Frequency(String column, SortedMap<String, Double> shares) implements Transform {

    public Frequency {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    public static Unfitted of(String column) {
        return Unfitted.of(
                new Measure.Levels(column), cells -> new Frequency(column, shares(cells)));
    }

    private static SortedMap<String, Double> shares(ColumnStatistics statistics) {
        double rows = statistics.all().count();
        SortedMap<String, Double> shares = new TreeMap<>();
        statistics
                .levels()
                .byName()
                .forEach((name, level) -> shares.put(name, level.count() / rows));
        return shares;
    }

    @Override
    public List<String> names() {
        return List.of(column + "(frequency)");
    }

    @Override
    public Collection<String> levels() {
        return shares.keySet();
    }

    @Override
    public String stranger() {
        return "unseen";
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        Map<String, float[]> numbers = new HashMap<>();
        shares.forEach((level, share) -> numbers.put(level, new float[] {share.floatValue()}));
        return Encoder.levels(schema, column, numbers, 0);
    }
}
