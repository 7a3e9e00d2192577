package nightjar.stage.review;

import java.util.ArrayList;
import java.util.List;
import nightjar.durable.Fingerprint;
import nightjar.engine.Inline;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.evaluate.PredictionColumns;
import nightjar.stage.train.FittedModel;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;

/// Reads the predictions of the hold-out as what may be drawn. Columns that were carried beside the key are those of slices.
final class SampleCandidates {

    private static final int HEX_OF_LONG = 16;
    private static final String OWN = "nightjar.";

    private final FittedModel model;
    private final @Nullable String key;
    private final long seed;
    private final List<SampleCandidate> all = new ArrayList<>();

    private SampleCandidates(FittedModel model, @Nullable String key, long seed) {
        this.model = model;
        this.key = key;
        this.seed = seed;
    }

    static List<SampleCandidate> read(
            RowSource predictions, FittedModel model, @Nullable String key, long seed) {
        SampleCandidates prospects = new SampleCandidates(model, key, seed);
        Inline.over(predictions).each(SourceBatch::rows, prospects::add);
        return prospects.all;
    }

    private void add(RecordBatch rows) {
        List<String> names = PredictionColumns.of(PredictionColumns.CANDIDATE, model.task());
        double[][] outputs = new double[names.size()][];
        for (int output = 0; output < outputs.length; output++) {
            outputs[output] = PredictionColumns.numbers(rows, names.get(output));
        }
        double[] records = PredictionColumns.numbers(rows, PredictionColumns.RECORD);
        double[] labels = ((NumberColumn) rows.column(CleanColumns.LABEL)).values();
        List<String> slices =
                rows.schema().names().stream()
                        .filter(name -> !name.startsWith(OWN) && !name.equals(key))
                        .toList();
        for (int row = 0; row < rows.rows(); row++) {
            int at = row;
            long record = (long) records[row];
            String name = key == null ? Long.toString(record) : rows.column(key).text(row);
            all.add(
                    new SampleCandidate(
                            record,
                            order(name),
                            doubt(outputs, row),
                            error(outputs, row, labels[row]),
                            slices.stream()
                                    .map(slice -> slice + "=" + rows.column(slice).text(at))
                                    .toList()));
        }
    }

    private long order(String name) {
        String hash = Fingerprint.of(seed + "\n" + name).sha256();
        return Long.parseUnsignedLong(hash.substring(0, HEX_OF_LONG), 16);
    }

    /// Two classes: how near the probability is to the threshold. Several: how near the second most probable is to the most probable.
    private double doubt(double[][] outputs, int row) {
        return switch (model.task()) {
            case Task.Binary _ -> -Math.abs(outputs[0][row] - model.candidate().threshold());
            case Task.Classes _ -> {
                double first = Double.NEGATIVE_INFINITY;
                double second = Double.NEGATIVE_INFINITY;
                for (double[] output : outputs) {
                    second = Math.max(second, Math.min(first, output[row]));
                    first = Math.max(first, output[row]);
                }
                yield second - first;
            }
            case Task.Regression _ -> Double.NEGATIVE_INFINITY;
        };
    }

    private double error(double[][] outputs, int row, double label) {
        return switch (model.task()) {
            case Task.Binary _ -> {
                double beyond = outputs[0][row] - model.candidate().threshold();
                yield beyond >= 0 == (label == 1) ? Double.NEGATIVE_INFINITY : Math.abs(beyond);
            }
            case Task.Classes _ -> {
                int best = 0;
                for (int output = 1; output < outputs.length; output++) {
                    best = outputs[output][row] > outputs[best][row] ? output : best;
                }
                yield best == (int) label ? Double.NEGATIVE_INFINITY : outputs[best][row];
            }
            case Task.Regression _ -> Math.abs(outputs[0][row] - label);
        };
    }
}
