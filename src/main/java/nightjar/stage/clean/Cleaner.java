package nightjar.stage.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nightjar.durable.Json;
import nightjar.pass.Mapped;
import nightjar.pass.RowMap;
import nightjar.pass.SourceBatch;
import nightjar.reading.RowReader;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// Cleans batches: text rules and types, then typed rules, then expectations; in training then label and fold. The same for training and
/// scoring, but that rows to score have no label, and are never dropped as duplicates. Each row leaves by one door, for the first reason.
public final class Cleaner implements RowMap<CleanCounts> {

    private final RowReader reader;
    private final Expressions expressions;
    private final List<RowRule> rules;
    private final Expectations expectations;

    /// Empty for rows to score.
    private final Optional<Answers> answered;

    /// What training rows get beside their cells.
    private record Answers(Labels labels, Folds folds) {}

    /// What cleaning made of one batch.
    ///
    /// @param typed every row, its cells brought to their types and not yet worked on
    /// @param unreadable cells per column that are missing in `typed` because they are not of the type
    public record Cleaned(
            Mapped<CleanCounts> mapped, RecordBatch typed, Map<String, Long> unreadable) {}

    public Cleaner(CleanPlan plan) {
        reader = RowReader.of(plan.spec());
        expressions = new Expressions(plan.spec(), plan.training() != null);
        rules =
                plan.spec().clean().stream()
                        .flatMap(rule -> RowRule.of(rule, plan, expressions).stream())
                        .toList();
        expectations = new Expectations(plan, reader, expressions);
        answered =
                Optional.ofNullable(plan.training())
                        .map(
                                training ->
                                        new Answers(
                                                Labels.of(plan.spec(), training, expressions),
                                                Folds.of(plan.spec(), training.boundaries())));
    }

    /// The schema of the rows it hands on.
    public Schema schema() {
        List<Field> fields = new ArrayList<>(reader.schema().fields());
        if (answered.isPresent()) {
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
        RowsInWork rows = new RowsInWork(batch, reader);
        expectations.readable(rows);
        rules.forEach(rule -> rule.work(rows));
        expectations.judge(rows);
        Map<String, Long> unreadable = new TreeMap<>();
        for (String name : rows.read().keySet()) {
            if (!expressions.answers().contains(name)) {
                unreadable.put(name, rows.unreadableCells(name));
            }
        }
        return new Cleaned(mapped(rows), rows.before(), unreadable);
    }

    private Mapped<CleanCounts> mapped(RowsInWork rows) {
        List<Column> columns = new ArrayList<>(rows.now().columns());
        LabelCounts counts = LabelCounts.none();
        if (answered.isPresent()) {
            Labels labels = answered.get().labels();
            double[] label = labels.of(rows);
            double[] fold = answered.get().folds().of(rows);
            counts = LabelCounts.of(labels.task(), label, fold, rows.reasons());
            columns.add(new NumberColumn(label));
            columns.add(new NumberColumn(fold));
        }
        RowReasons reasons = rows.reasons();
        int[] kept = reasons.kept();
        return new Mapped<>(
                rows.now().with(schema(), columns).select(kept),
                reasons.rejected(rows.batch()),
                rows.counts(kept.length, counts));
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
}
