package nightjar.stage.features.transform;

import java.util.Arrays;
import java.util.List;
import nightjar.project.training.FeatureSpec;
import nightjar.sketch.Moments;
import nightjar.sketch.NumberSketch;
import nightjar.table.Schema;

/// `(x - center) / scale`, of the signed logarithm of x where `log`.
///
/// @param fill what a missing x becomes before that
/// @param scale greater than 0
public record Scale(String column, boolean log, double fill, double center, double scale)
        implements Transform {

    /// Beyond this skew, linear models get the logarithm.
    static final double SKEWED = 2;

    public static Unfitted of(FeatureSpec.Scale wanted) {
        return Unfitted.of(
                Measure.number(wanted.column()),
                cells -> {
                    NumberSketch numbers = cells.numbers();
                    Moments moments = numbers.moments();
                    return switch (wanted.method()) {
                        case STANDARD -> standard(wanted.column(), false, numbers, moments);
                        case MIN_MAX ->
                                new Scale(
                                        wanted.column(),
                                        false,
                                        numbers.median(),
                                        moments.min(),
                                        positive(moments.max() - moments.min()));
                        case ROBUST ->
                                new Scale(
                                        wanted.column(),
                                        false,
                                        numbers.median(),
                                        numbers.median(),
                                        positive(numbers.quantile(0.75) - numbers.quantile(0.25)));
                    };
                });
    }

    /// To mean 0 and deviation 1, of the logarithm where the numbers are skewed.
    public static Unfitted bySkew(String column) {
        Measure number = Measure.number(column);
        Measure log =
                new Measure.Number(
                        "log " + column,
                        List.of(column),
                        0,
                        rows ->
                                Arrays.stream(Measure.numbers(rows, column))
                                        .map(Log::signed)
                                        .toArray());
        return new Unfitted(
                List.of(number, log),
                rows -> {
                    NumberSketch numbers = rows.of(number).numbers();
                    boolean skewed = Math.abs(numbers.moments().skew()) > SKEWED;
                    Measure scaled = skewed ? log : number;
                    return standard(column, skewed, numbers, rows.of(scaled).numbers().moments());
                });
    }

    private static Scale standard(
            String column, boolean log, NumberSketch numbers, Moments moments) {
        return new Scale(
                column,
                log,
                numbers.median(),
                moments.mean(),
                positive(moments.standardDeviation()));
    }

    private static double positive(double width) {
        return width > 0 && Double.isFinite(width) ? width : 1;
    }

    @Override
    public List<String> names() {
        return List.of(column + (log ? "(log, scaled)" : "(scaled)"));
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        double middle = center;
        double width = scale;
        return Encoder.number(
                schema,
                column,
                fill,
                log ? x -> (Log.signed(x) - middle) / width : x -> (x - middle) / width);
    }
}
