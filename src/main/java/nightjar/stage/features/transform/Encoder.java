package nightjar.stage.features.transform;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import nightjar.project.TruthValues;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;

/// A transform made ready for one schema: writes its numbers of a batch into the matrix.
public interface Encoder {

    /// @param values the matrix, row by row
    /// @param stride matrix columns per row
    /// @param at the transform's first matrix column
    void encode(RecordBatch batch, float[] values, int stride, int at);

    static int position(Schema schema, String column) {
        return schema.indexOf(column)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "No column '" + column + "' in " + schema.names()));
    }

    /// A function of a number; of `fill` where that is missing.
    static Encoder number(Schema schema, String column, double fill, DoubleUnaryOperator function) {
        int position = position(schema, column);
        float filled = (float) function.applyAsDouble(fill);
        return (batch, values, stride, at) -> {
            double[] cells = ((NumberColumn) batch.column(position)).values();
            for (int row = 0, out = at; row < cells.length; row++, out += stride) {
                values[out] =
                        Double.isNaN(cells[row])
                                ? filled
                                : (float) function.applyAsDouble(cells[row]);
            }
        };
    }

    /// A number of each row.
    static Encoder computed(Measure.Reading reading) {
        return (batch, values, stride, at) -> {
            double[] numbers = reading.of(batch);
            for (int row = 0, out = at; row < numbers.length; row++, out += stride) {
                values[out] = (float) numbers[row];
            }
        };
    }

    /// The numbers of a level; those of `otherwise` for any other and for missing cells. Each distinct value is looked up once per batch. Truth
    /// values are the same in any spelling, where they are all the levels there are.
    static Encoder levels(
            Schema schema, String column, Map<String, float[]> numbers, float... otherwise) {
        int position = position(schema, column);
        TruthValues truth = TruthValues.ofTwo(List.copyOf(numbers.keySet()));
        UnaryOperator<String> spelling = truth == null ? UnaryOperator.identity() : truth::spelled;
        return (batch, values, stride, at) -> {
            TextColumn cells = (TextColumn) batch.column(position);
            float[][] byCode = new float[cells.dictionary().size()][];
            for (int code = 0; code < byCode.length; code++) {
                String level = spelling.apply(cells.dictionary().get(code));
                byCode[code] = numbers.getOrDefault(level, otherwise);
            }
            int[] codes = cells.codes();
            for (int row = 0, out = at; row < codes.length; row++, out += stride) {
                float[] found = codes[row] == TextColumn.MISSING ? otherwise : byCode[codes[row]];
                System.arraycopy(found, 0, values, out, found.length);
            }
        };
    }
}
