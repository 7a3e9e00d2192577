package nightjar.stage.features.transform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.model.Task;
import nightjar.project.training.FeatureSpec;
import nightjar.sketch.ColumnStatistics;
import nightjar.sketch.Level;
import nightjar.table.Schema;

/// The level's mean label, drawn to the overall mean: `(sum + m * prior) / (n + m)` with m the smoothing (Micci-Barreca 2001). One number
/// per class beyond two. Training rows get the means of the other folds.
///
/// @param classes names of the numbers; empty: there is one
/// @param whole over all training rows, for every row that is none
/// @param withoutFold per fold, over the rows of the others; empty once training is over
public record TargetEncode(
        String column, List<String> classes, Means whole, List<Means> withoutFold)
        implements Transform {

    public TargetEncode {
        classes = List.copyOf(classes);
        withoutFold = List.copyOf(withoutFold);
    }

    /// @param prior per class, what an unseen level and a missing cell get
    /// @param means per level, per class
    public record Means(List<Double> prior, SortedMap<String, List<Double>> means) {
        public Means {
            prior = List.copyOf(prior);
            means = Collections.unmodifiableSortedMap(new TreeMap<>(means));
        }
    }

    public static Unfitted of(FeatureSpec.TargetEncode wanted, Task task) {
        Measure levels = new Measure.Levels(wanted.column());
        List<String> classes = task instanceof Task.Classes several ? several.names() : List.of();
        return new Unfitted(
                List.of(levels),
                rows -> {
                    ColumnStatistics all = rows.of(levels);
                    Collection<String> names = all.levels().byName().keySet();
                    List<Means> withoutFold = new ArrayList<>();
                    for (int fold = 0; fold < rows.perFold(levels).size(); fold++) {
                        withoutFold.add(means(wanted, names, rows.without(levels, fold), task));
                    }
                    return new TargetEncode(
                            wanted.column(), classes, means(wanted, names, all, task), withoutFold);
                });
    }

    private static Means means(
            FeatureSpec.TargetEncode wanted,
            Collection<String> names,
            ColumnStatistics statistics,
            Task task) {
        Level all = statistics.all();
        List<Double> prior = new ArrayList<>();
        for (int output = 0; output < task.outputs(); output++) {
            prior.add(all.count() == 0 ? 0 : all.label(output, task.outputs()) / all.count());
        }
        SortedMap<String, List<Double>> means = new TreeMap<>();
        for (String name : names) {
            Level level = statistics.levels().get(name);
            List<Double> mean = new ArrayList<>();
            for (int output = 0; output < task.outputs(); output++) {
                double sum = level.label(output, task.outputs());
                double rows = level.labelled() + wanted.smoothing();
                double smoothed = sum + wanted.smoothing() * prior.get(output);
                mean.add(rows == 0 ? prior.get(output) : smoothed / rows);
            }
            means.put(name, mean);
        }
        return new Means(prior, means);
    }

    @Override
    public List<String> names() {
        return classes.isEmpty()
                ? List.of(column + "(label mean)")
                : classes.stream().map(name -> column + "(share of " + name + ")").toList();
    }

    @Override
    public Collection<String> levels() {
        return whole.means().keySet();
    }

    @Override
    public List<Transform> perFold() {
        return withoutFold.stream().map(this::only).toList();
    }

    @Override
    public Transform stored() {
        return only(whole);
    }

    private Transform only(Means means) {
        return new TargetEncode(column, classes, means, List.of());
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        Map<String, float[]> numbers = new HashMap<>();
        whole.means().forEach((level, means) -> numbers.put(level, floats(means)));
        return Encoder.levels(schema, column, numbers, floats(whole.prior()));
    }

    private static float[] floats(List<Double> numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).floatValue();
        }
        return floats;
    }
}
