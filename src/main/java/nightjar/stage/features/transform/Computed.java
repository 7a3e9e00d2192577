package nightjar.stage.features.transform;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.expression.Expression;
import nightjar.project.training.FeatureSpec;
import nightjar.table.ColumnType;
import nightjar.table.Schema;

/// An expression; `fill` where it is undefined.
public record Computed(String name, String expression, List<String> inputs, double fill)
        implements Transform {

    public Computed {
        inputs = List.copyOf(inputs);
    }

    /// @param types of the columns it may read
    public static Unfitted of(FeatureSpec.Computed wanted, Map<String, ColumnType> types) {
        Expression expression = Expression.compile(wanted.expression(), types);
        List<String> inputs = List.copyOf(expression.columns());
        Measure value =
                new Measure.Number(
                        "value " + wanted.name(),
                        inputs,
                        Measure.QUANTILES,
                        rows -> expression.numbers(rows).values());
        return Unfitted.of(
                value,
                cells ->
                        new Computed(
                                wanted.name(),
                                wanted.expression(),
                                inputs,
                                cells.numbers().median()));
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        Map<String, ColumnType> types = new HashMap<>();
        schema.fields().forEach(field -> types.put(field.name(), field.type()));
        Expression compiled = Expression.compile(expression, types);
        return Encoder.computed(
                rows ->
                        Arrays.stream(compiled.numbers(rows).values())
                                .map(number -> Double.isNaN(number) ? fill : number)
                                .toArray());
    }
}
