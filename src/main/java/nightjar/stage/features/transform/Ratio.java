package nightjar.stage.features.transform;

import java.util.List;
import nightjar.project.training.FeatureSpec;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// `numerator / denominator`; `fill` where that is undefined.
public record Ratio(String name, String numerator, String denominator, double fill)
        implements Transform {

    public static Unfitted of(FeatureSpec.Ratio wanted) {
        Ratio unfilled =
                new Ratio(wanted.name(), wanted.numerator(), wanted.denominator(), Double.NaN);
        Measure ratio =
                new Measure.Number(
                        "ratio " + wanted.name(),
                        unfilled.inputs(),
                        Measure.QUANTILES,
                        unfilled::ratios);
        return Unfitted.of(
                ratio,
                cells ->
                        new Ratio(
                                wanted.name(),
                                wanted.numerator(),
                                wanted.denominator(),
                                cells.numbers().median()));
    }

    private double[] ratios(RecordBatch rows) {
        double[] above = Measure.numbers(rows, numerator);
        double[] below = Measure.numbers(rows, denominator);
        double[] ratios = new double[above.length];
        for (int row = 0; row < ratios.length; row++) {
            double ratio = above[row] / below[row];
            ratios[row] = Double.isFinite(ratio) ? ratio : fill;
        }
        return ratios;
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public List<String> inputs() {
        return List.of(numerator, denominator);
    }

    @Override
    public Encoder encoder(Schema schema, long businessDay) {
        return Encoder.computed(this::ratios);
    }
}
