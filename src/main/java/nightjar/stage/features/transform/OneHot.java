package nightjar.stage.features.transform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.project.training.FeatureSpec;
import nightjar.sketch.ColumnStatistics;
import nightjar.sketch.Level;
import nightjar.table.Schema;

/// A 0/1 number per level, and one for every other level and for missing cells.
public record OneHot(String column, List<String> levels) implements Transform {

    public OneHot {
        levels = List.copyOf(levels);
    }

    /// The most frequent levels, then by name; in the plan by name.
    public static Unfitted of(FeatureSpec.OneHot wanted) {
        return Unfitted.of(
                new Measure.Levels(wanted.column()),
                cells ->
                        new OneHot(
                                wanted.column(),
                                cells.levels().byFrequency().stream()
                                        .filter(level -> isEnough(level.getValue(), wanted, cells))
                                        .limit(wanted.maxLevels())
                                        .map(Map.Entry::getKey)
                                        .sorted()
                                        .toList()));
    }

    private static boolean isEnough(
            Level level, FeatureSpec.OneHot wanted, ColumnStatistics cells) {
        return level.count() >= wanted.minShare() * cells.all().count();
    }

    @Override
    public List<String> names() {
        return Stream.concat(
                        levels.stream().map(level -> column + "=" + level),
                        Stream.of(column + "(other)"))
                .toList();
    }

    @Override
    public String stranger() {
        return "rare_or_unseen";
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        Map<String, float[]> numbers = new HashMap<>();
        for (String level : levels) {
            numbers.putIfAbsent(level, only(numbers.size()));
        }
        return Encoder.levels(schema, column, numbers, only(levels.size()));
    }

    private float[] only(int position) {
        float[] numbers = new float[levels.size() + 1];
        numbers[position] = 1;
        return numbers;
    }
}
