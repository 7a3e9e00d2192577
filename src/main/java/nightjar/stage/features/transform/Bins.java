package nightjar.stage.features.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.project.training.FeatureSpec;
import nightjar.sketch.NumberSketch;
import nightjar.table.Schema;

/// The number of edges at or below x.
///
/// @param edges ascending
public record Bins(String column, double fill, List<Double> edges) implements Transform {

    public Bins {
        edges = List.copyOf(edges);
    }

    public static Unfitted of(FeatureSpec.Bins wanted) {
        return Unfitted.of(
                Measure.number(wanted.column()),
                cells ->
                        new Bins(
                                wanted.column(),
                                cells.numbers().median(),
                                edges(wanted, cells.numbers())));
    }

    private static List<Double> edges(FeatureSpec.Bins wanted, NumberSketch numbers) {
        List<Double> edges = new ArrayList<>(wanted.edges());
        Integer count = wanted.count();
        if (count != null) {
            for (int i = 1; i < count; i++) {
                edges.add(numbers.quantile((double) i / count));
            }
        }
        return edges.stream().distinct().sorted().toList();
    }

    @Override
    public List<String> names() {
        return List.of(column + "(bin)");
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        double[] sorted = edges.stream().mapToDouble(Double::doubleValue).toArray();
        return Encoder.number(
                schema,
                column,
                fill,
                x -> {
                    int found = Arrays.binarySearch(sorted, x);
                    return found >= 0 ? found + 1 : -found - 1;
                });
    }
}
