package nightjar.stage.features.transform;

import java.util.List;
import nightjar.table.Schema;

/// A number; missing becomes `fill`, the training rows' median.
public record Plain(String column, double fill) implements Transform {

    public static Unfitted of(String column) {
        return Unfitted.of(
                Measure.number(column), cells -> new Plain(column, cells.numbers().median()));
    }

    @Override
    public List<String> names() {
        return List.of(column);
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        return Encoder.number(schema, column, fill, x -> x);
    }
}
