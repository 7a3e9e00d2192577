package nightjar.stage.features;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import nightjar.expression.Expression;
import nightjar.project.TruthValues;
import nightjar.project.training.FeatureSpec.DateParts.Part;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// A transform made ready for one schema: writes its numbers of a batch into the matrix.
interface Encoder {

    /// @param values the matrix, row by row
    /// @param stride matrix columns per row
    /// @param at the transform's first matrix column
    void encode(RecordBatch batch, float[] values, int stride, int at);

    /// Milliseconds of a day.
    double DAY = 86_400_000.0;

    /// Milliseconds of a minute.
    long MINUTE = 60_000;

    /// @param businessDay milliseconds since 1970 of the run's business date
    static Encoder of(Transform transform, Schema schema, long businessDay) {
        return switch (transform) {
            case Transform.Plain one -> number(schema, one.column(), one.fill(), x -> x);
            case Transform.Scale one -> number(schema, one.column(), one.fill(), scaling(one));
            case Transform.Log one -> number(schema, one.column(), one.fill(), Encoder::signedLog);
            case Transform.Bins one ->
                    number(schema, one.column(), one.fill(), binning(one.edges()));
            case Transform.OneHot one -> oneHot(schema, one);
            case Transform.Ordinal one -> level(schema, one.column(), positions(one.order()), -1);
            case Transform.Frequency one -> level(schema, one.column(), one.shares(), 0);
            case Transform.TargetEncode one -> means(schema, one.column(), one.whole());
            case Transform.DateParts one -> dateParts(schema, one);
            case Transform.Age one -> age(schema, one, businessDay);
            case Transform.Ratio one -> ratio(schema, one);
            case Transform.Computed one -> computed(schema, one);
            case Transform.MissingIndicator one -> missing(schema, one.column());
        };
    }

    static double signedLog(double x) {
        return Math.signum(x) * Math.log1p(Math.abs(x));
    }

    private static int position(Schema schema, String column) {
        return schema.indexOf(column)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "No column '" + column + "' in " + schema.names()));
    }

    private static Encoder number(
            Schema schema, String column, double fill, DoubleUnaryOperator function) {
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

    private static DoubleUnaryOperator scaling(Transform.Scale scale) {
        double center = scale.center();
        double width = scale.scale();
        return scale.log() ? x -> (signedLog(x) - center) / width : x -> (x - center) / width;
    }

    private static DoubleUnaryOperator binning(List<Double> edges) {
        double[] sorted = edges.stream().mapToDouble(Double::doubleValue).toArray();
        return x -> {
            int found = Arrays.binarySearch(sorted, x);
            return found >= 0 ? found + 1 : -found - 1;
        };
    }

    private static Map<String, Double> positions(List<String> order) {
        Map<String, Double> positions = new HashMap<>();
        for (String level : order) {
            positions.putIfAbsent(level, (double) positions.size());
        }
        return positions;
    }

    /// Truth values are the same in any spelling, where they are all the levels there are.
    private static UnaryOperator<String> spelling(Set<String> levels) {
        TruthValues truth = TruthValues.ofTwo(List.copyOf(levels));
        return truth == null ? UnaryOperator.identity() : truth::spelled;
    }

    /// Looks each distinct value up once per batch.
    private static Encoder level(
            Schema schema, String column, Map<String, Double> numbers, double otherwise) {
        int position = position(schema, column);
        UnaryOperator<String> spelling = spelling(numbers.keySet());
        return (batch, values, stride, at) -> {
            TextColumn cells = (TextColumn) batch.column(position);
            float[] byCode = new float[cells.dictionary().size()];
            for (int code = 0; code < byCode.length; code++) {
                String level = spelling.apply(cells.dictionary().get(code));
                byCode[code] = numbers.getOrDefault(level, otherwise).floatValue();
            }
            int[] codes = cells.codes();
            for (int row = 0, out = at; row < codes.length; row++, out += stride) {
                values[out] =
                        codes[row] == TextColumn.MISSING ? (float) otherwise : byCode[codes[row]];
            }
        };
    }

    private static Encoder oneHot(Schema schema, Transform.OneHot one) {
        int position = position(schema, one.column());
        Map<String, Double> levels = positions(one.levels());
        int other = one.levels().size();
        UnaryOperator<String> spelling = spelling(levels.keySet());
        return (batch, values, stride, at) -> {
            TextColumn cells = (TextColumn) batch.column(position);
            int[] byCode = new int[cells.dictionary().size()];
            for (int code = 0; code < byCode.length; code++) {
                String level = spelling.apply(cells.dictionary().get(code));
                byCode[code] = levels.getOrDefault(level, (double) other).intValue();
            }
            int[] codes = cells.codes();
            for (int row = 0, out = at; row < codes.length; row++, out += stride) {
                Arrays.fill(values, out, out + other + 1, 0);
                values[out + (codes[row] == TextColumn.MISSING ? other : byCode[codes[row]])] = 1;
            }
        };
    }

    /// Means per level; also used per fold.
    static Encoder means(Schema schema, String column, Transform.TargetEncode.Means means) {
        int position = position(schema, column);
        SortedMap<String, List<Double>> levels = means.means();
        float[] prior = floats(means.prior());
        UnaryOperator<String> spelling = spelling(levels.keySet());
        return (batch, values, stride, at) -> {
            TextColumn cells = (TextColumn) batch.column(position);
            float[][] byCode = new float[cells.dictionary().size()][];
            for (int code = 0; code < byCode.length; code++) {
                List<Double> level = levels.get(spelling.apply(cells.dictionary().get(code)));
                byCode[code] = level == null ? prior : floats(level);
            }
            int[] codes = cells.codes();
            for (int row = 0, out = at; row < codes.length; row++, out += stride) {
                float[] found = codes[row] == TextColumn.MISSING ? prior : byCode[codes[row]];
                System.arraycopy(found, 0, values, out, found.length);
            }
        };
    }

    private static float[] floats(List<Double> numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).floatValue();
        }
        return floats;
    }

    private static Encoder dateParts(Schema schema, Transform.DateParts one) {
        int position = position(schema, one.column());
        Part[] parts = one.parts().toArray(Part[]::new);
        return (batch, values, stride, at) -> {
            DateColumn cells = (DateColumn) batch.column(position);
            LocalDate date = LocalDate.EPOCH;
            for (int row = 0, out = at; row < cells.size(); row++, out += stride) {
                long millis = cells.isMissing(row) ? one.fill() : cells.get(row);
                long day = Math.floorDiv(millis, (long) DAY);
                // Neighbours are often of the same day.
                date = date.toEpochDay() == day ? date : LocalDate.ofEpochDay(day);
                int minute = (int) (Math.floorMod(millis, (long) DAY) / MINUTE);
                for (int i = 0; i < parts.length; i++) {
                    values[out + i] = part(date, minute, parts[i]);
                }
            }
        };
    }

    private static int part(LocalDate date, int minuteOfDay, Part part) {
        return switch (part) {
            case YEAR -> date.getYear();
            case MONTH -> date.getMonthValue();
            case DAY_OF_MONTH -> date.getDayOfMonth();
            case DAY_OF_WEEK -> date.getDayOfWeek().getValue();
            case HOUR -> minuteOfDay / 60;
            case MINUTE_OF_DAY -> minuteOfDay;
        };
    }

    private static Encoder age(Schema schema, Transform.Age one, long businessDay) {
        int from = position(schema, one.column());
        int until = one.until() == null ? -1 : position(schema, one.until());
        return (batch, values, stride, at) -> {
            DateColumn begin = (DateColumn) batch.column(from);
            for (int row = 0, out = at; row < begin.size(); row++, out += stride) {
                double days =
                        days(
                                begin,
                                until < 0 ? null : (DateColumn) batch.column(until),
                                row,
                                businessDay);
                values[out] = (float) (Double.isNaN(days) ? one.fill() : days);
            }
        };
    }

    /// NaN where one of the dates is missing.
    static double days(DateColumn begin, @Nullable DateColumn end, int row, long businessDay) {
        if (begin.isMissing(row) || (end != null && end.isMissing(row))) {
            return Double.NaN;
        }
        return ((end == null ? businessDay : end.get(row)) - begin.get(row)) / DAY;
    }

    private static Encoder ratio(Schema schema, Transform.Ratio one) {
        int numerator = position(schema, one.numerator());
        int denominator = position(schema, one.denominator());
        return (batch, values, stride, at) -> {
            double[] above = ((NumberColumn) batch.column(numerator)).values();
            double[] below = ((NumberColumn) batch.column(denominator)).values();
            for (int row = 0, out = at; row < above.length; row++, out += stride) {
                double ratio = above[row] / below[row];
                values[out] = (float) (Double.isFinite(ratio) ? ratio : one.fill());
            }
        };
    }

    private static Encoder computed(Schema schema, Transform.Computed one) {
        Expression expression = Expression.compile(one.expression(), types(schema));
        return (batch, values, stride, at) -> {
            double[] numbers = expression.numbers(batch).values();
            for (int row = 0, out = at; row < numbers.length; row++, out += stride) {
                values[out] = (float) (Double.isNaN(numbers[row]) ? one.fill() : numbers[row]);
            }
        };
    }

    /// The types by which an expression over these columns is compiled.
    static Map<String, ColumnType> types(Schema schema) {
        Map<String, ColumnType> types = new HashMap<>();
        for (Field field : schema.fields()) {
            types.put(field.name(), field.type());
        }
        return types;
    }

    private static Encoder missing(Schema schema, String column) {
        int position = position(schema, column);
        return (batch, values, stride, at) -> {
            for (int row = 0, out = at; row < batch.rows(); row++, out += stride) {
                values[out] = batch.column(position).isMissing(row) ? 1 : 0;
            }
        };
    }
}
