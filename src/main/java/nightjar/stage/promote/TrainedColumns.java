package nightjar.stage.promote;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import nightjar.project.ColumnSpec;
import nightjar.stage.explore.ColumnProfile;
import nightjar.stage.explore.Profile;
import nightjar.stage.features.FeaturePlan;

/// How the columns a version goes by looked in the data it was trained on: `columns.json`, a file of the version. Rows to score are held
/// against it. It has counts only, no cell.
///
/// @param columns by name
public record TrainedColumns(SortedMap<String, Trained> columns) {

    /// The file of a version. Versions registered before it was kept have none.
    public static final String FILE = "columns.json";

    /// One column in the data of the training run, in cells.
    ///
    /// @param mostFrequent cells with the most frequent value
    /// @param unknown cells with a level that the model does not tell from others; 0 where it reads no levels
    public record Trained(long missing, long present, long mostFrequent, long unknown) {}

    public TrainedColumns {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /// Of the columns that the plan reads.
    ///
    /// @param declared the columns of the project file
    static TrainedColumns of(Profile profile, FeaturePlan plan, Map<String, ColumnSpec> declared) {
        SortedMap<String, Set<String>> levels = levels(plan, declared);
        SortedMap<String, Trained> columns = new TreeMap<>();
        for (String input : plan.inputs()) {
            profile.column(input)
                    .ifPresent(
                            column ->
                                    columns.put(
                                            input,
                                            trained(column, levels.getOrDefault(input, Set.of()))));
        }
        return new TrainedColumns(columns);
    }

    /// Per category the levels that a version knows: those that its plan tells apart, or where it reads none of them one by one, those that
    /// the project file lists.
    public static SortedMap<String, Set<String>> levels(
            FeaturePlan plan, Map<String, ColumnSpec> declared) {
        SortedMap<String, Set<String>> levels = plan.levels();
        for (String input : plan.inputs()) {
            ColumnSpec column = declared.get(input);
            if (column != null && !column.values().isEmpty()) {
                levels.putIfAbsent(input, new TreeSet<>(column.values()));
            }
        }
        return levels;
    }

    private static Trained trained(ColumnProfile column, Set<String> levels) {
        long mostFrequent = 0;
        long counted = 0;
        long known = 0;
        for (ColumnProfile.Frequent.Value value : column.frequent().values()) {
            mostFrequent = Math.max(mostFrequent, value.count() + column.frequent().countError());
            counted += value.count();
            known += levels.contains(value.text()) ? value.count() : 0;
        }
        // Of the values beyond the most frequent ones it is not kept how many rows have each.
        boolean allKnown = levels.size() > column.frequent().values().size();
        return new Trained(
                column.missing(),
                column.present(),
                Math.min(mostFrequent, column.present()),
                levels.isEmpty() ? 0 : allKnown ? counted - known : column.present() - known);
    }
}
