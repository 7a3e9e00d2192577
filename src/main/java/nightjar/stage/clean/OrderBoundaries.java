package nightjar.stage.clean;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nightjar.engine.Fold;
import nightjar.engine.FoldNow;
import nightjar.source.RowSource;
import nightjar.source.SourceBatch;
import nightjar.spec.ProjectSpec;
import nightjar.spec.TextRules;
import nightjar.table.Column;

/// Where hold-out and folds begin when they go by the order of a column: exact, from all its values, eight bytes each.
record OrderBoundaries(String column, ProjectSpec spec) implements Fold<double[]> {

    /// Empty where the hold-out goes by the key.
    static List<Double> of(ProjectSpec spec, RowSource source) {
        String after = spec.train().holdout().after();
        return after == null ? List.of() : of(spec, after, source);
    }

    private static List<Double> of(ProjectSpec spec, String after, RowSource source) {
        double[] values = FoldNow.over(source, new OrderBoundaries(after, spec));
        Arrays.sort(values);
        int training = (int) Math.round(values.length * (1 - spec.train().holdout().fraction()));
        int folds = Math.max(1, spec.train().folds());
        List<Double> boundaries = new ArrayList<>();
        for (int fold = 1; fold <= folds && values.length > 0; fold++) {
            int at = (int) ((long) training * fold / folds);
            boundaries.add(
                    at >= values.length ? Math.nextUp(values[values.length - 1]) : values[at]);
        }
        return boundaries;
    }

    @Override
    public double[] fold(SourceBatch batch) {
        Coercion coercion =
                new Coercion(
                        column,
                        Objects.requireNonNull(spec.data().columns().get(column)),
                        TextRules.of(spec.clean()));
        int rows = batch.rows().rows();
        Column cells =
                coercion.apply(
                        batch.rows().column(column), new boolean[rows], new java.util.HashMap<>());
        double[] values = new double[rows];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            double value = Deal.order(cells, row);
            if (!Double.isNaN(value)) {
                values[size++] = value;
            }
        }
        return Arrays.copyOf(values, size);
    }

    @Override
    public double[] empty() {
        return new double[0];
    }

    @Override
    public double[] merge(double[] left, double[] right) {
        double[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    @Override
    public byte[] write(double[] state) {
        ByteBuffer bytes = ByteBuffer.allocate(state.length * Double.BYTES);
        bytes.asDoubleBuffer().put(state);
        return bytes.array();
    }

    @Override
    public double[] read(byte[] bytes) {
        double[] state = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(state);
        return state;
    }
}
