package nightjar.stage.features.transform;

import java.util.List;
import nightjar.table.Schema;

/// 1 where the cell is missing, else 0.
public record MissingIndicator(String column) implements Transform {

    public static Unfitted of(String column) {
        return new Unfitted(List.of(), _ -> new MissingIndicator(column));
    }

    @Override
    public List<String> names() {
        return List.of(column + "(missing)");
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        int position = Encoder.position(schema, column);
        return (batch, values, stride, at) -> {
            for (int row = 0, out = at; row < batch.rows(); row++, out += stride) {
                values[out] = batch.column(position).isMissing(row) ? 1 : 0;
            }
        };
    }
}
