package nightjar.stage.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nightjar.durable.Fingerprint;
import nightjar.durable.Json;
import nightjar.engine.Inline;
import nightjar.expression.Expression;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectSpec;
import nightjar.stage.features.PlanRunner;
import nightjar.stage.reasons.Explainer;
import nightjar.stage.reasons.Explanation;
import nightjar.stage.reasons.Influence;
import nightjar.stage.train.FittedModel;
import nightjar.table.ColumnType;
import nightjar.table.Matrix;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Looks drawn rows up among the clean rows, predicts them again and says why.
final class SheetMaker {

    private static final int REASONS = 5;
    private static final MathContext SHOWN = new MathContext(3);

    private final ProjectSpec spec;
    private final FittedModel model;
    private final Map<Long, String> drawn;
    private final PlanRunner runner;
    private final Explainer explainer;
    private final List<String> shown;
    private final List<ReviewSheet.Row> rows = new ArrayList<>();

    /// @param drawn records with the reason why, in the order of their positions
    private SheetMaker(
            ProjectSpec spec,
            FittedModel model,
            Map<Long, String> drawn,
            Schema schema,
            LocalDate date) {
        this.spec = spec;
        this.model = model;
        this.drawn = drawn;
        this.runner = new PlanRunner(model.plan(), schema, date);
        this.explainer = new Explainer(model);
        Set<String> hidden = labelColumns();
        this.shown =
                spec.data().columns().keySet().stream()
                        .filter(name -> schema.contains(name) && !hidden.contains(name))
                        .filter(name -> !name.equals(spec.data().key()))
                        .toList();
    }

    static List<ReviewSheet.Row> rows(
            ProjectSpec spec,
            FittedModel model,
            Map<Long, String> drawn,
            RowSource clean,
            LocalDate date) {
        SheetMaker maker = new SheetMaker(spec, model, drawn, clean.schema(), date);
        Inline.over(clean).each(SourceBatch::rows, maker::add);
        return maker.rows.stream()
                .sorted(Comparator.comparingInt(ReviewSheet.Row::position))
                .toList();
    }

    /// What is predicted must not be shown beside the prediction.
    private Set<String> labelColumns() {
        Set<String> columns = new HashSet<>();
        LabelSpec label = spec.data().label();
        if (label.column() != null) {
            columns.add(label.column());
        }
        if (label.expression() != null) {
            Map<String, ColumnType> types = new LinkedHashMap<>();
            spec.data().columns().forEach((name, column) -> types.put(name, column.type()));
            columns.addAll(Expression.compile(label.expression(), types).columns());
        }
        return columns;
    }

    private void add(RecordBatch batch) {
        int[] selected =
                IntStream.range(0, batch.rows())
                        .filter(row -> drawn.containsKey(batch.record(row)))
                        .toArray();
        if (selected.length == 0) {
            return;
        }
        RecordBatch found = batch.select(selected);
        Matrix matrix = runner.matrix(found);
        double[] predictions = model.predict(matrix);
        List<Explanation> reasons = explainer.explain(found, matrix, predictions, REASONS);
        for (int row = 0; row < found.rows(); row++) {
            rows.add(row(found, row, predictions, reasons.get(row)));
        }
    }

    private ReviewSheet.Row row(
            RecordBatch batch, int row, double[] predictions, Explanation reasons) {
        String keyColumn = spec.data().key();
        String key =
                keyColumn == null
                        ? Long.toString(batch.record(row))
                        : batch.column(keyColumn).text(row);
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (String name : shown) {
            boolean missing = batch.column(name).isMissing(row);
            values.put(name, missing ? null : batch.column(name).text(row));
        }
        return new ReviewSheet.Row(
                1 + List.copyOf(drawn.keySet()).indexOf(batch.record(row)),
                key,
                Fingerprint.of(key + "\n" + Json.write(values)).sha256(),
                prediction(predictions, row),
                score(predictions, row),
                drawn.getOrDefault(batch.record(row), ""),
                reasons.strongest().stream().map(Influence::sentence).toList(),
                values);
    }

    /// A number is shown, and judged, to three digits: nobody agrees with the fifth.
    private String prediction(double[] predictions, int row) {
        return model.task() instanceof Task.Regression && Double.isFinite(predictions[row])
                ? NumberColumn.format(new BigDecimal(predictions[row]).round(SHOWN).doubleValue())
                : model.said(predictions, row);
    }

    private @Nullable Double score(double[] predictions, int row) {
        return switch (model.task()) {
            case Task.Binary _ -> predictions[row];
            case Task.Classes classes ->
                    predictions[row * classes.outputs() + classes.best(predictions, row)];
            case Task.Regression _ -> null;
        };
    }
}
