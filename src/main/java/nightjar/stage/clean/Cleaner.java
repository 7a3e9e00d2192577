package nightjar.stage.clean;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import nightjar.durable.Json;
import nightjar.expression.Expression;
import nightjar.model.Task;
import nightjar.pass.Mapped;
import nightjar.pass.RowMap;
import nightjar.pass.SourceBatch;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.LabelSpec;
import nightjar.project.training.Check;
import nightjar.project.training.CleanRule;
import nightjar.reading.Coercion;
import nightjar.reading.TextRules;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;

/// Cleans batches: text rules and types, then typed rules, then expectations; in training then label and fold. The same for training and
/// scoring, but that rows to score have no label, and are never dropped as duplicates. Each row leaves by one door, for the first reason.
public final class Cleaner implements RowMap<CleanCounts> {

    /// Classes that are counted in an array; more are rare.
    private static final int CLASSES = 32;

    /// Models compute in 32 bits, which end at 3.4E38: the square of a label must be a number there.
    private static final double LARGEST_LABEL = 1e18;

    private final CleanPlan plan;
    private final Map<String, ColumnSpec> columns = new LinkedHashMap<>();
    private final Map<String, Coercion> coercions = new LinkedHashMap<>();
    private final Map<String, Expression> expressions = new LinkedHashMap<>();
    private final Schema typed;

    /// The columns that hold the answer, where there is none to be asked for: nothing is expected of them.
    private final Set<String> answers;

    /// What cleaning made of one batch.
    ///
    /// @param typed every row, its cells brought to their types and not yet worked on
    /// @param unreadable cells per column that are missing in `typed` because they are not of the type
    public record Cleaned(
            Mapped<CleanCounts> mapped, RecordBatch typed, Map<String, Long> unreadable) {}

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
        answers = plan.training() == null ? answers(types) : Set.of();
        texts().forEach(text -> expressions.put(text, Expression.compile(text, types)));
        expressions.values().removeIf(expression -> isAnswered(expression));
    }

    private Set<String> answers(Map<String, ColumnType> types) {
        LabelSpec label = plan.spec().data().label();
        String column = label.column();
        return column != null
                ? Set.of(column)
                : Expression.compile(Objects.requireNonNull(label.expression()), types).columns();
    }

    /// Whether it can be told only of rows whose answer is known.
    private boolean isAnswered(Expression expression) {
        return expression.columns().stream().anyMatch(answers::contains);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (CleanRule rule : plan.spec().clean()) {
            if (rule instanceof CleanRule.Filter filter) {
                texts.add(filter.expression());
            }
        }
        for (Check check : checks()) {
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

    private List<Check> checks() {
        return plan.training() == null ? plan.spec().scoringChecks() : plan.spec().trainingChecks();
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
    public Mapped<CleanCounts> map(SourceBatch batch) {
        return clean(batch).mapped();
    }

    /// As [#map], with what the cells were before any rule changed them.
    public Cleaned clean(SourceBatch batch) {
        return new Work(batch).cleaned();
    }

    @Override
    public CleanCounts empty() {
        return CleanCounts.empty();
    }

    @Override
    public CleanCounts merge(CleanCounts left, CleanCounts right) {
        return left.plus(right);
    }

    @Override
    public byte[] write(CleanCounts state) {
        return Json.bytes(state);
    }

    @Override
    public CleanCounts read(byte[] bytes) {
        return Json.read(bytes, CleanCounts.class);
    }

    /// One batch on its way.
    private final class Work {

        private final SourceBatch batch;
        private final RecordBatch raw;
        private final RowReasons reasons;
        private final Breaches breaches;
        private final Column[] cells = new Column[typed.size()];
        private final Map<String, Long> changed = new TreeMap<>();
        private final Map<String, boolean[]> unreadable = new LinkedHashMap<>();
        private final Map<String, Long> absent = new TreeMap<>();
        private final Map<String, Long> trainingRows = new TreeMap<>();
        private final Map<String, Long> holdoutRows = new TreeMap<>();
        private double trainingSum;

        Work(SourceBatch batch) {
            this.batch = batch;
            this.raw = batch.rows();
            this.reasons = new RowReasons(raw.rows());
            this.breaches = new Breaches(reasons);
        }

        Cleaned cleaned() {
            coerce();
            RecordBatch before = raw.with(typed, List.of(cells));
            Map<String, Long> counted = new TreeMap<>();
            unreadable.forEach((name, rows) -> counted.put(name, count(rows)));
            return new Cleaned(mapped(), before, counted);
        }

        private static long count(boolean[] rows) {
            long count = 0;
            for (boolean row : rows) {
                count += row ? 1 : 0;
            }
            return count;
        }

        private Mapped<CleanCounts> mapped() {
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
                ColumnType type = typed.fields().get(i).type();
                if (!raw.schema().contains(name)) {
                    absent.put(name, (long) raw.rows());
                    cells[i] = Column.missing(type, raw.rows());
                    continue;
                }
                boolean[] rows = new boolean[raw.rows()];
                Column source = raw.column(name);
                Coercion coercion = coercion(name);
                cells[i] = coercion.apply(source, rows, changed);
                if (!answers.contains(name)) {
                    unreadable.put(name, rows);
                    rejectUnreadable(name, coercion.expected(), source, rows);
                }
            }
        }

        private Coercion coercion(String column) {
            return Objects.requireNonNull(coercions.get(column));
        }

        private void rejectUnreadable(String name, String expected, Column source, boolean[] rows) {
            for (int row = 0; row < rows.length; row++) {
                if (rows[row]) {
                    reasons.reject(
                            row,
                            name + ": not a " + expected,
                            "%s: '%s' is not a %s".formatted(name, source.text(row), expected));
                }
            }
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

        /// A row of which it cannot be told is dropped too, but not for a fault that keeps it from being told.
        private void filter(String expression) {
            if (!expressions.containsKey(expression)) {
                return;
            }
            String reason = CleanCounts.FILTER + expression;
            double[] holds = evaluate(expression);
            for (int row = 0; row < holds.length; row++) {
                if (holds[row] == 0) {
                    reasons.drop(row, reason);
                } else if (holds[row] != 1) {
                    reasons.setAside(row, reason, reason);
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
                    reasons.setAside(
                            row, "duplicate key", "duplicate key: another row with it stays");
                }
            }
        }

        private void expectations() {
            columns.forEach(
                    (name, column) -> {
                        if (!answers.contains(name) && !absent.containsKey(name)) {
                            breaches.unreadable(
                                    name + ": not a " + coercion(name).expected(),
                                    column,
                                    Objects.requireNonNull(unreadable.get(name)));
                            breaches.of(name, column, cells[position(name)]);
                        }
                    });
            String key = plan.spec().data().key();
            if (key != null && !absent.containsKey(key)) {
                breaches.missing(key, cells[position(key)]);
            }
            if (plan.training() != null) {
                plan.training()
                        .incomplete()
                        .forEach(name -> breaches.missing(name, cells[position(name)]));
            }
            for (Check check : checks()) {
                if (check instanceof Check.Holds holds
                        && expressions.containsKey(holds.expression())) {
                    double[] held = evaluate(holds.expression());
                    for (int row = 0; row < held.length; row++) {
                        if (held[row] == 0) {
                            breaches.add(
                                    row, Breaches.HOLDS + holds.expression(), holds.otherwise());
                        }
                    }
                }
            }
        }

        private double[] labels(Task task) {
            LabelSpec label = plan.spec().data().label();
            if (label.expression() != null) {
                double[] values = evaluate(label.expression());
                for (int row = 0; row < values.length; row++) {
                    if (Double.isNaN(values[row])) {
                        reasons.setAside(
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
                    reasons.setAside(
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
                    reasons.reject(
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
            SplitAssignment deal =
                    new SplitAssignment(
                            plan.spec().train().holdout(),
                            plan.spec().train().folds(),
                            training.boundaries());
            String after = plan.spec().train().holdout().after();
            Column key = data.key() == null ? null : cells[position(data.key())];
            double[] folds = new double[raw.rows()];
            for (int row = 0; row < folds.length; row++) {
                if (after != null) {
                    double order = SplitAssignment.order(cells[position(after)], row);
                    if (Double.isNaN(order)) {
                        reasons.reject(
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
                if (!reasons.isOut(row)) {
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

        private Mapped<CleanCounts> handedOn(RecordBatch rows) {
            int[] kept = reasons.kept();
            CleanCounts tally =
                    new CleanCounts(
                            batch.records(),
                            kept.length,
                            reasons.meant(),
                            changed,
                            reasons.counts(batch),
                            breaches.counts(),
                            breaches.refusing(),
                            absent,
                            trainingRows,
                            holdoutRows,
                            trainingSum);
            return new Mapped<>(rows.select(kept), reasons.rejected(batch), tally);
        }
    }
}
