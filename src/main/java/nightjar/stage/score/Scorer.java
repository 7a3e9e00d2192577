package nightjar.stage.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.model.Task;
import nightjar.pass.Mapped;
import nightjar.pass.RowMap;
import nightjar.pass.SourceBatch;
import nightjar.pass.StateBytes;
import nightjar.pass.UnitState;
import nightjar.project.ScoreColumns;
import nightjar.stage.clean.CleanCounts;
import nightjar.stage.clean.CleanPlan;
import nightjar.stage.clean.Cleaner;
import nightjar.stage.explore.key.RepeatSearch;
import nightjar.stage.features.PlanRunner;
import nightjar.stage.train.FittedModel;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.Matrix;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// Cleans raw batches and scores what is left, in the order of the input.
final class Scorer implements RowMap<ScoreState> {

    private final Cleaner cleaner;
    private final PlanRunner runner;
    private final FittedModel model;
    private final @Nullable String key;
    private final String version;
    private final String run;
    private final ReasonColumns reasons;
    private final List<String> watched;
    private final Map<String, Set<String>> levels;
    private final RepeatSearch repeats;
    private final RepeatSearch sameKeys;

    /// What is looked at beside scoring.
    ///
    /// @param columns that are there and of which something may be expected
    /// @param levels per category, those that the model knows
    /// @param repeats counts equal cells
    /// @param sameKeys counts equal keys of rows with a score
    record Watch(
            List<String> columns,
            Map<String, Set<String>> levels,
            RepeatSearch repeats,
            RepeatSearch sameKeys) {}

    /// @param plan of the version, without training
    /// @param reasons per row, at least 0
    Scorer(
            CleanPlan plan,
            FittedModel model,
            LocalDate date,
            int version,
            String run,
            int reasons,
            Watch watch) {
        this.cleaner = new Cleaner(plan);
        this.runner = new PlanRunner(model.plan(), cleaner.schema(), date);
        this.model = model;
        this.key = plan.spec().data().key();
        this.version = Integer.toString(version);
        this.run = run;
        this.reasons = new ReasonColumns(model, reasons);
        this.watched = List.copyOf(watch.columns());
        this.levels = Map.copyOf(watch.levels());
        this.repeats = watch.repeats();
        this.sameKeys = watch.sameKeys();
    }

    /// The columns of the scores.
    Schema schema() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("prediction", ColumnType.TEXT));
        switch (model.task()) {
            case Task.Binary _, Task.Regression _ ->
                    fields.add(new Field("score", ColumnType.NUMBER));
            case Task.Classes classes ->
                    classes.names()
                            .forEach(
                                    name ->
                                            fields.add(
                                                    new Field("score_" + name, ColumnType.NUMBER)));
        }
        fields.add(new Field("model", ColumnType.TEXT));
        fields.add(new Field("run", ColumnType.TEXT));
        fields.addAll(reasons.fields());
        List<String> others = fields.stream().map(Field::name).toList();
        String keyName = ScoreColumns.keyName(key == null ? "row" : key, others);
        fields.addFirst(new Field(keyName, ColumnType.TEXT));
        return new Schema(fields);
    }

    @Override
    public Mapped<ScoreState> map(SourceBatch batch) {
        Cleaner.Cleaned read = cleaner.clean(batch);
        Mapped<CleanCounts> cleaned = read.mapped();
        RecordBatch rows = cleaned.rows();
        Matrix matrix = runner.matrix(rows);
        double[] scores = model.predict(matrix);
        TextColumn predictions = predictions(scores, rows.rows());
        List<Column> columns = new ArrayList<>();
        columns.add(keys(rows));
        columns.add(predictions);
        int outputs = model.task().outputs();
        for (int output = 0; output < outputs; output++) {
            double[] one = new double[rows.rows()];
            for (int row = 0; row < one.length; row++) {
                one[row] = scores[row * outputs + output];
            }
            columns.add(new NumberColumn(one));
        }
        columns.add(constant(version, rows.rows()));
        columns.add(constant(run, rows.rows()));
        columns.addAll(reasons.of(rows, matrix, scores));
        return new Mapped<>(
                rows.with(schema(), columns),
                cleaned.rejected(),
                new ScoreState(
                        tally(cleaned.tally(), rows, scores, predictions),
                        read.typed().rows(),
                        seen(read),
                        repeats.gather(read.typed()),
                        sameKeys.gather(rows)));
    }

    /// The keys of a batch by line, whether or not its rows can be scored; none where a key is missing or the rows have no key column.
    SortedMap<Long, String> keys(SourceBatch batch) {
        SortedMap<Long, String> keys = new TreeMap<>();
        if (key != null) {
            RecordBatch rows = cleaner.clean(batch).typed();
            TextColumn texts = keys(rows);
            for (int row = 0; row < rows.rows(); row++) {
                if (!rows.column(key).isMissing(row)) {
                    keys.put(rows.line(row), texts.text(row));
                }
            }
        }
        return keys;
    }

    private SortedMap<String, SeenColumn> seen(Cleaner.Cleaned read) {
        SortedMap<String, SeenColumn> seen = new TreeMap<>();
        for (String name : watched) {
            seen.put(
                    name,
                    SeenColumn.of(
                            read.typed().column(name),
                            levels.getOrDefault(name, Set.of()),
                            read.unreadable().getOrDefault(name, 0L)));
        }
        return seen;
    }

    private TextColumn keys(RecordBatch rows) {
        if (key != null && rows.column(key) instanceof TextColumn text) {
            return text;
        }
        String[] keys = new String[rows.rows()];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = key == null ? Long.toString(rows.record(row)) : key(rows.column(key), row);
        }
        return TextColumn.of(keys);
    }

    private static String key(Column column, int row) {
        return column instanceof NumberColumn numbers && !numbers.isMissing(row)
                ? NumberColumn.plain(numbers.get(row))
                : column.text(row);
    }

    private static TextColumn constant(String text, int rows) {
        return new TextColumn(new int[rows], List.of(text));
    }

    private TextColumn predictions(double[] scores, int rows) {
        if (model.task() instanceof Task.Regression) {
            String[] numbers = new String[rows];
            Arrays.setAll(numbers, row -> NumberColumn.format(scores[row]));
            return TextColumn.of(numbers);
        }
        int[] codes = new int[rows];
        Arrays.setAll(codes, row -> model.choice(scores, row));
        return new TextColumn(codes, model.task().classes());
    }

    private ScoreCounts tally(
            CleanCounts clean, RecordBatch rows, double[] scores, TextColumn predictions) {
        Map<String, Long> predicted = new TreeMap<>();
        boolean probabilities = !(model.task() instanceof Task.Regression);
        long[] tenths = new long[10];
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            sum += score;
            min = Math.min(min, score);
            max = Math.max(max, score);
            if (probabilities) {
                tenths[Math.clamp((int) (score * 10), 0, 9)]++;
            }
        }
        if (probabilities) {
            long[] counts = new long[predictions.dictionary().size()];
            for (int code : predictions.codes()) {
                counts[code]++;
            }
            for (int code = 0; code < counts.length; code++) {
                if (counts[code] > 0) {
                    predicted.put(predictions.dictionary().get(code), counts[code]);
                }
            }
        }
        return new ScoreCounts(
                clean,
                runner.findings(rows),
                predicted,
                sum,
                min,
                max,
                Arrays.stream(tenths).boxed().toList());
    }

    @Override
    public ScoreState empty() {
        return new ScoreState(
                new ScoreCounts(
                        cleaner.empty(),
                        Map.of(),
                        Map.of(),
                        0,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Collections.nCopies(10, 0L)),
                0,
                new TreeMap<>(),
                repeats.none(),
                sameKeys.none());
    }

    @Override
    public ScoreState merge(ScoreState left, ScoreState right) {
        CleanCounts clean = cleaner.merge(left.tally().clean(), right.tally().clean());
        return left.plus(right, left.tally().plus(right.tally(), clean));
    }

    @Override
    public UnitState<ScoreState> close(ScoreState unit) {
        SortedMap<String, byte[]> beside = repeats.take(unit.cells());
        beside.putAll(sameKeys.take(unit.keys()));
        return new UnitState<>(unit, beside);
    }

    @Override
    public byte[] write(ScoreState state) {
        return StateBytes.of(state::write);
    }

    @Override
    public ScoreState read(byte[] bytes) {
        return StateBytes.read(bytes, "scoring", in -> ScoreState.read(in, repeats, sameKeys));
    }
}
