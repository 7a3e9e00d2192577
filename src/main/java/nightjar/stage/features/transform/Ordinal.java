package nightjar.stage.features.transform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.project.training.FeatureSpec;
import nightjar.table.Schema;

/// The position of the level, from 0; -1 for any other and for missing cells.
public record Ordinal(String column, List<String> order) implements Transform {

    public Ordinal {
        order = List.copyOf(order);
    }

    public static Unfitted of(FeatureSpec.Ordinal wanted) {
        return Unfitted.of(
                new Measure.Levels(wanted.column()),
                cells ->
                        new Ordinal(
                                wanted.column(),
                                wanted.order().isEmpty()
                                        ? List.copyOf(cells.levels().byName().keySet())
                                        : wanted.order()));
    }

    @Override
    public List<String> names() {
        return List.of(column + "(position)");
    }

    @Override
    public List<String> levels() {
        return order;
    }

    @Override
    public String stranger() {
        return "unseen";
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        Map<String, float[]> positions = new HashMap<>();
        for (String level : order) {
            positions.putIfAbsent(level, new float[] {positions.size()});
        }
        return Encoder.levels(schema, column, positions, -1);
    }
}
