package nightjar.stage.features.transform;

import java.util.List;
import nightjar.table.Schema;

/// `sign(x) ln(1 + |x|)`.
public record Log(String column, double fill) implements Transform {

    public static Unfitted of(String column) {
        return Unfitted.of(
                Measure.number(column), cells -> new Log(column, cells.numbers().median()));
    }

    static double signed(double x) {
        return Math.signum(x) * Math.log1p(Math.abs(x));
    }

    @Override
    public List<String> names() {
        return List.of(column + "(log)");
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        return Encoder.number(schema, column, fill, Log::signed);
    }
}
