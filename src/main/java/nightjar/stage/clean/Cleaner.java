package nightjar.stage.clean;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nightjar.engine.Mapped;
import nightjar.engine.RowMap;
import nightjar.expression.Expression;
import nightjar.ledger.Json;
import nightjar.model.Task;
import nightjar.source.RawRecord;
import nightjar.source.SourceBatch;
import nightjar.spec.Check;
import nightjar.spec.CleanRule;
import nightjar.spec.ColumnSpec;
import nightjar.spec.DataSpec;
import nightjar.spec.LabelSpec;
import nightjar.spec.Reaction;
import nightjar.spec.TextRules;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// Cleans batches: text rules and types, then typed rules, then expectations; in training then label and fold. The same for training and
/// scoring, but that rows to score have no label, and are never dropped as duplicates. Each row leaves by one door, for the first reason.
public final class Cleaner implements RowMap<CleanTally> {

    /// Classes that are counted in an array; more are rare.
    private static final int CLASSES = 32;

    /// Models compute in 32 bits, which end at 3.4E38: the square of a label must be a number there.
    private static final double LARGEST_LABEL = 1e18;

    private final CleanPlan plan;
    private final Map<String, ColumnSpec> columns = new LinkedHashMap<>();
    private final Map<String, Coercion> coercions = new LinkedHashMap<>();
    private final Map<String, Expression> expressions = new LinkedHashMap<>();
    private final Schema typed;

    public Cleaner(CleanPlan plan) {
        this.plan = plan;
        columns.putAll(plan.spec().data().columns());
        TextRules rules = TextRules.of(plan.spec());
        List<Field> fields = new ArrayList<>();
        Map<String, ColumnType> types = new LinkedHashMap<>();
        columns.forEach(
                (name, column) -> {
                    boolean key = name.equals(plan.spec().data().key());
                    coercions.put(name, new Coercion(name, column, rules, key));
                    fields.add(new Field(name, column.type()));
                    types.put(name, column.type());
                });
        typed = new Schema(fields);
        texts().forEach(text -> expressions.put(text, Expression.compile(text, types)));
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (CleanRule rule : plan.spec().clean()) {
            if (rule instanceof CleanRule.Filter filter) {
                texts.add(filter.expression());
            }
        }
        for (Check check : plan.spec().checks()) {
            if (check instanceof Check.Holds holds) {
                texts.add(holds.expression());
            }
        }
        if (plan.training() != null
                && plan.spec().data().label().expression() instanceof String label) {
            texts.add(label);
        }
        return texts;
    }

    /// The schema of the rows it hands on.
    public Schema schema() {
        List<Field> fields = new ArrayList<>(typed.fields());
        if (plan.training() != null) {
            fields.add(new Field(CleanColumns.LABEL, ColumnType.NUMBER));
            fields.add(new Field(CleanColumns.FOLD, ColumnType.NUMBER));
        }
        return new Schema(fields);
    }

    @Override
    public Mapped<CleanTally> map(SourceBatch batch) {
        return new Work(batch).mapped();
    }

    @Override
    public CleanTally empty() {
        return CleanTally.empty();
    }

    @Override
    public CleanTally merge(CleanTally left, CleanTally right) {
        return left.plus(right);
    }

    @Override
    public byte[] write(CleanTally state) {
        return Json.bytes(state);
    }

    @Override
    public CleanTally read(byte[] bytes) {
        return Json.read(bytes, CleanTally.class);
    }

    /// One batch on its way.
    private final class Work {

        private final SourceBatch batch;
        private final RecordBatch raw;
        private final @Nullable String[] reasons;
        private final Column[] cells = new Column[typed.size()];
        private final Map<String, Long> changed = new TreeMap<>();
        private final Map<String, Long> counts = new TreeMap<>();
        private final Map<String, Long> breaches = new TreeMap<>();
        private final Map<String, Long> absent = new TreeMap<>();
        private final Map<String, Long> trainingRows = new TreeMap<>();
        private final Map<String, Long> holdoutRows = new TreeMap<>();
        private long intended;
        private double trainingSum;

        Work(SourceBatch batch) {
            this.batch = batch;
            this.raw = batch.rows();
            this.reasons = new String[raw.rows()];
        }

        Mapped<CleanTally> mapped() {
            coerce();
            for (CleanRule rule : plan.spec().clean()) {
                apply(rule);
            }
            expectations();
            List<Column> all = new ArrayList<>(List.of(cells));
            CleanPlan.Training training = plan.training();
            if (training != null) {
                double[] labels = labels(training.task());
                if (training.task() instanceof Task.Regression) {
                    rejectHuge(labels);
                }
                all.add(new NumberColumn(labels));
                all.add(new NumberColumn(folds(training, labels)));
            }
            return handedOn(raw.with(schema(), all));
        }

        private void coerce() {
            for (int i = 0; i < cells.length; i++) {
                String name = typed.fields().get(i).name();
                if (!raw.schema().contains(name)) {
                    absent.put(name, (long) raw.rows());
                    cells[i] = Column.missing(typed.fields().get(i).type(), raw.rows());
                    continue;
                }
                boolean[] unreadable = new boolean[raw.rows()];
                Column source = raw.column(name);
                Coercion coercion = Objects.requireNonNull(coercions.get(name));
                cells[i] = coercion.apply(source, unreadable, changed);
                for (int row = 0; row < unreadable.length; row++) {
                    if (unreadable[row]) {
                        reject(
                                row,
                                name + ": not a " + coercion.expected(),
                                name
                                        + ": '"
                                        + source.text(row)
                                        + "' is not a "
                                        + coercion.expected());
                    }
                }
            }
        }

        /// @param kind the reason without the cell, for counting
        private void reject(int row, String kind, String reason) {
            if (reasons[row] == null) {
                reasons[row] = reason;
                counts.merge(kind, 1L, Long::sum);
            }
        }

        /// As [#reject], but no fault of the row: the project file means it.
        private void setAside(int row, String kind, String reason) {
            intended += reasons[row] == null ? 1 : 0;
            reject(row, kind, reason);
        }

        private void apply(CleanRule rule) {
            switch (rule) {
                case CleanRule.Clip clip -> clip(clip);
                case CleanRule.Filter filter -> filter(filter.expression());
                case CleanRule.Impute impute -> impute(impute);
                case CleanRule.Duplicates _ -> duplicates();
                case CleanRule.Trim _,
                        CleanRule.MissingMarkers _,
                        CleanRule.Numbers _,
                        CleanRule.Replace _ -> {
                    // Done by the coercion, text by text.
                }
                case CleanRule.Winsorize _ -> {
                    // Fitted on the training rows, with the features.
                }
            }
        }

        private int position(String column) {
            return typed.indexOf(column).orElseThrow();
        }

        private void clip(CleanRule.Clip clip) {
            double[] values = ((NumberColumn) cells[position(clip.column())]).values().clone();
            double min = clip.min() == null ? Double.NEGATIVE_INFINITY : clip.min();
            double max = clip.max() == null ? Double.POSITIVE_INFINITY : clip.max();
            long count = 0;
            for (int row = 0; row < values.length; row++) {
                if (values[row] < min || values[row] > max) {
                    values[row] = values[row] < min ? min : max;
                    count++;
                }
            }
            changed.merge("clip " + clip.column(), count, Long::sum);
            cells[position(clip.column())] = new NumberColumn(values);
        }

        private void impute(CleanRule.Impute impute) {
            String value = impute.value();
            if (value == null) {
                return;
            }
            int at = position(impute.column());
            TextColumn.Builder builder = new TextColumn.Builder(raw.rows());
            long count = 0;
            for (int row = 0; row < raw.rows(); row++) {
                boolean gone = cells[at].isMissing(row);
                count += gone ? 1 : 0;
                builder.add(gone ? value : cells[at].text(row));
            }
            changed.merge("impute " + impute.column(), count, Long::sum);
            ColumnSpec column = Objects.requireNonNull(columns.get(impute.column()));
            cells[at] =
                    new Coercion(
                                    impute.column(),
                                    ColumnSpec.of(column.type()),
                                    TextRules.of(List.of()))
                            .apply(builder.build(), new boolean[raw.rows()], changed);
        }

        private void filter(String expression) {
            double[] holds = evaluate(expression);
            for (int row = 0; row < holds.length; row++) {
                if (holds[row] != 1) {
                    setAside(row, "filter: " + expression, "filter: " + expression);
                }
            }
        }

        private double[] evaluate(String expression) {
            return Objects.requireNonNull(expressions.get(expression))
                    .numbers(raw.with(typed, List.of(cells)))
                    .values();
        }

        private void duplicates() {
            CleanPlan.Training training = plan.training();
            for (int row = 0; training != null && row < raw.rows(); row++) {
                if (training.duplicates().drops(raw.record(row))) {
                    setAside(row, "duplicate key", "duplicate key: another row with it stays");
                }
            }
        }

        private void expectations() {
            columns.forEach(
                    (name, column) -> {
                        boolean answer =
                                plan.training() == null
                                        && name.equals(plan.spec().data().label().column());
                        if (!answer && !absent.containsKey(name)) {
                            expect(name, column, cells[position(name)]);
                        }
                    });
            for (Check check : plan.spec().checks()) {
                if (check instanceof Check.Holds holds) {
                    double[] held = evaluate(holds.expression());
                    for (int row = 0; row < held.length; row++) {
                        if (held[row] == 0) {
                            breach(row, "holds: " + holds.expression(), holds.otherwise());
                        }
                    }
                }
            }
        }

        private void expect(String name, ColumnSpec column, Column values) {
            Reaction strict = column.otherwise() == null ? Reaction.QUARANTINE : column.otherwise();
            Reaction mild = column.otherwise() == null ? Reaction.WARN : column.otherwise();
            Double min = column.min();
            Double max = column.max();
            if (!column.required() && min == null && max == null && column.values().isEmpty()) {
                return;
            }
            Set<String> allowed = Set.copyOf(column.values());
            for (int row = 0; row < raw.rows(); row++) {
                if (values.isMissing(row)) {
                    if (column.required()) {
                        breach(row, name + ": missing", strict);
                    }
                } else if (values instanceof NumberColumn numbers) {
                    if (min != null && numbers.get(row) < min) {
                        breach(row, name + ": below " + NumberColumn.format(min), strict);
                    } else if (max != null && numbers.get(row) > max) {
                        breach(row, name + ": above " + NumberColumn.format(max), strict);
                    }
                } else if (!allowed.isEmpty() && !allowed.contains(values.text(row))) {
                    breach(row, name + ": a value not listed", mild);
                }
            }
        }

        private void breach(int row, String what, Reaction reaction) {
            switch (reaction) {
                case QUARANTINE -> reject(row, what, what);
                case WARN, REFUSE -> breaches.merge(what, 1L, Long::sum);
            }
        }

        private double[] labels(Task task) {
            LabelSpec label = plan.spec().data().label();
            if (label.expression() != null) {
                double[] values = evaluate(label.expression());
                for (int row = 0; row < values.length; row++) {
                    if (Double.isNaN(values[row])) {
                        setAside(
                                row,
                                "label: undefined",
                                "label: undefined, because a cell is missing");
                    }
                }
                return values;
            }
            Column column = cells[position(Objects.requireNonNull(label.column()))];
            double[] labels = new double[raw.rows()];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = column.isMissing(row) ? Double.NaN : label(task, column, row);
                if (Double.isNaN(labels[row])) {
                    setAside(
                            row,
                            "label: missing",
                            column.isMissing(row) ? "label: missing" : "label: an unknown class");
                }
            }
            return labels;
        }

        private void rejectHuge(double[] labels) {
            for (int row = 0; row < labels.length; row++) {
                if (Math.abs(labels[row]) > LARGEST_LABEL) {
                    reject(
                            row,
                            "label: too large",
                            "label: %s is too large to predict; expected between -1E18 and 1E18"
                                    .formatted(NumberColumn.format(labels[row])));
                }
            }
        }

        private double label(Task task, Column column, int row) {
            return switch (task) {
                case Task.Binary binary -> column.text(row).equals(binary.positive()) ? 1 : 0;
                case Task.Classes classes -> {
                    int position = classes.names().indexOf(column.text(row));
                    yield position < 0 ? Double.NaN : position;
                }
                case Task.Regression _ -> ((NumberColumn) column).get(row);
            };
        }

        private double[] folds(CleanPlan.Training training, double[] labels) {
            DataSpec data = plan.spec().data();
            Deal deal =
                    new Deal(
                            plan.spec().train().holdout(),
                            plan.spec().train().folds(),
                            training.boundaries());
            String after = plan.spec().train().holdout().after();
            Column key = data.key() == null ? null : cells[position(data.key())];
            double[] folds = new double[raw.rows()];
            for (int row = 0; row < folds.length; row++) {
                if (after != null) {
                    double order = Deal.order(cells[position(after)], row);
                    if (Double.isNaN(order)) {
                        reject(
                                row,
                                after + ": missing",
                                after + ": missing, and hold-out and folds go by it");
                    }
                    folds[row] = deal.ofOrder(order);
                } else {
                    folds[row] =
                            deal.ofKey(
                                    key == null ? Long.toString(raw.record(row)) : key.text(row));
                }
            }
            countLabels(training.task(), labels, folds);
            return folds;
        }

        private void countLabels(Task task, double[] labels, double[] folds) {
            boolean number = task instanceof Task.Regression;
            long[] held = new long[CLASSES];
            long[] given = new long[CLASSES];
            for (int row = 0; row < folds.length; row++) {
                if (reasons[row] == null) {
                    long[] counts = folds[row] == CleanColumns.HOLDOUT ? held : given;
                    int label = number ? 0 : (int) labels[row];
                    trainingSum += number && counts == given ? labels[row] : 0;
                    if (label < CLASSES) {
                        counts[label]++;
                    } else {
                        (counts == held ? holdoutRows : trainingRows)
                                .merge(Integer.toString(label), 1L, Long::sum);
                    }
                }
            }
            for (int label = 0; label < CLASSES; label++) {
                String name = number ? "rows" : Integer.toString(label);
                enter(holdoutRows, name, held[label]);
                enter(trainingRows, name, given[label]);
            }
        }

        private static void enter(Map<String, Long> rows, String name, long count) {
            if (count > 0) {
                rows.merge(name, count, Long::sum);
            }
        }

        private Mapped<CleanTally> handedOn(RecordBatch rows) {
            int[] kept =
                    IntStream.range(0, reasons.length)
                            .filter(row -> reasons[row] == null)
                            .toArray();
            List<RejectedRow> rejected = new ArrayList<>(batch.rejected());
            for (int row = 0; row < reasons.length; row++) {
                String reason = reasons[row];
                if (reason != null) {
                    rejected.add(new RejectedRow(raw.line(row), RawRecord.of(raw, row), reason));
                }
            }
            rejected.sort(java.util.Comparator.comparingLong(RejectedRow::line));
            if (!batch.rejected().isEmpty()) {
                counts.merge("malformed", (long) batch.rejected().size(), Long::sum);
            }
            CleanTally tally =
                    new CleanTally(
                            batch.records(),
                            kept.length,
                            intended,
                            changed,
                            counts,
                            breaches,
                            absent,
                            trainingRows,
                            holdoutRows,
                            trainingSum);
            return new Mapped<>(rows.select(kept), rejected, tally);
        }
    }
}
