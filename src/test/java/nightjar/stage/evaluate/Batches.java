package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.model.Task;
import nightjar.pass.BatchReader;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.evaluate.challenger.Challenger;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// Clean rows as they leave cleaning: `id`, `plan`, `score` (which stands for what a model predicts), label, fold.
public final class Batches {

    public static final Schema CLEAN =
            new Schema(
                    List.of(
                            new Field("id", ColumnType.TEXT),
                            new Field("plan", ColumnType.CATEGORY),
                            new Field("score", ColumnType.NUMBER),
                            new Field(CleanColumns.LABEL, ColumnType.NUMBER),
                            new Field(CleanColumns.FOLD, ColumnType.NUMBER)));

    private Batches() {}

    /// @param rows `plan score label fold` each, `-` for a missing plan
    static RecordBatch clean(long firstRecord, String... rows) {
        int n = rows.length;
        TextColumn.Builder ids = new TextColumn.Builder(n);
        TextColumn.Builder plans = new TextColumn.Builder(n);
        double[] scores = new double[n];
        double[] labels = new double[n];
        double[] folds = new double[n];
        long[] records = new long[n];
        for (int row = 0; row < n; row++) {
            List<String> cells = List.of(rows[row].split(" +"));
            records[row] = firstRecord + row;
            ids.add("c" + records[row]);
            plans.add(cells.get(0).equals("-") ? null : cells.get(0));
            scores[row] = Double.parseDouble(cells.get(1));
            labels[row] = Double.parseDouble(cells.get(2));
            folds[row] = Double.parseDouble(cells.get(3));
        }
        List<Column> columns =
                List.of(
                        ids.build(),
                        plans.build(),
                        new NumberColumn(scores),
                        new NumberColumn(labels),
                        new NumberColumn(folds));
        return new RecordBatch(CLEAN, columns, records, records);
    }

    /// Predicts the column `score`, shifted.
    public static Challenger scored(double shift) {
        return new Challenger(
                rows -> {
                    double[] scores = ((NumberColumn) rows.column("score")).values().clone();
                    for (int row = 0; row < scores.length; row++) {
                        scores[row] += shift;
                    }
                    return scores;
                },
                0.5);
    }

    /// The hold-out rows.
    static RecordBatch heldOut(RecordBatch rows) {
        double[] folds = PredictionColumns.numbers(rows, CleanColumns.FOLD);
        return rows.select(
                IntStream.range(0, folds.length)
                        .filter(row -> folds[row] == CleanColumns.HOLDOUT)
                        .toArray());
    }

    /// The labels of the others.
    static TrainingLabels trainingLabels(Task task, List<RecordBatch> batches) {
        List<Double> labels = new ArrayList<>();
        for (RecordBatch rows : batches) {
            double[] folds = PredictionColumns.numbers(rows, CleanColumns.FOLD);
            double[] all = PredictionColumns.numbers(rows, CleanColumns.LABEL);
            for (int row = 0; row < all.length; row++) {
                if (folds[row] != CleanColumns.HOLDOUT) {
                    labels.add(all[row]);
                }
            }
        }
        List<Long> counts =
                task instanceof Task.Regression
                        ? List.of()
                        : IntStream.range(0, Math.max(2, task.outputs()))
                                .mapToObj(label -> labels.stream().filter(l -> l == label).count())
                                .toList();
        return new TrainingLabels(
                labels.size(), labels.stream().mapToDouble(label -> label).sum(), counts);
    }

    static SourceBatch batch(RecordBatch rows) {
        return new SourceBatch(rows, List.of());
    }

    /// A source of these batches.
    static RowSource source(List<RecordBatch> batches) {
        return new RowSource() {
            @Override
            public Schema schema() {
                return batches.getFirst().schema();
            }

            @Override
            public List<String> warnings() {
                return List.of();
            }

            @Override
            public long size() {
                return batches.size();
            }

            @Override
            public BatchReader open(@Nullable String position) {
                return new Reader(batches);
            }
        };
    }

    private static final class Reader implements BatchReader {

        private final List<RecordBatch> batches;
        private int next;

        Reader(List<RecordBatch> batches) {
            this.batches = batches;
        }

        @Override
        public @Nullable SourceBatch read() {
            return next < batches.size() ? batch(batches.get(next++)) : null;
        }

        @Override
        public String position() {
            return Integer.toString(next);
        }

        @Override
        public long progress() {
            return next;
        }

        @Override
        public void close() {}
    }
}
