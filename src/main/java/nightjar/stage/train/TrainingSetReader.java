package nightjar.stage.train;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nightjar.engine.Inline;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.PlanRunner;
import nightjar.stage.train.trainer.TrainingSet;
import nightjar.table.Matrix;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;

/// Reads the training rows into memory as a matrix of 32-bit numbers, batches in parallel.
final class TrainingSetReader {

    private TrainingSetReader() {}

    static TrainingSet read(
            RowSource training,
            FeaturePlan plan,
            Task task,
            boolean inTime,
            LocalDate date,
            TrainingSample sample) {
        RowSource read = training.only(columns(plan));
        PlanRunner runner = new PlanRunner(plan, read.schema(), date);
        List<Part> parts = Inline.over(read).collect(batch -> part(batch.rows(), runner, sample));
        return joined(parts, plan.names().size(), task, inTime);
    }

    private static List<String> columns(FeaturePlan plan) {
        Set<String> columns = new LinkedHashSet<>(plan.inputs());
        plan.preparations().forEach(preparation -> columns.add(preparation.column()));
        columns.addAll(List.of(CleanColumns.LABEL, CleanColumns.FOLD));
        return List.copyOf(columns);
    }

    /// The training rows of one batch.
    ///
    /// @param labels with a column of labels and one of folds
    private record Part(Matrix matrix, RecordBatch labels) {}

    private static Part part(RecordBatch rows, PlanRunner runner, TrainingSample sample) {
        RecordBatch fitted =
                sample.takesAll() ? rows : rows.where(row -> sample.takes(rows.record(row)));
        return new Part(runner.trainingMatrix(fitted), labelsOf(fitted));
    }

    private static RecordBatch labelsOf(RecordBatch rows) {
        return new RecordBatch(
                nightjar.table.Schema.of(
                        List.of(CleanColumns.LABEL, CleanColumns.FOLD),
                        nightjar.table.ColumnType.NUMBER),
                List.of(rows.column(CleanColumns.LABEL), rows.column(CleanColumns.FOLD)),
                rows.records(),
                rows.lines());
    }

    private static TrainingSet joined(List<Part> parts, int columns, Task task, boolean inTime) {
        int rows = 0;
        for (Part part : parts) {
            rows = Math.addExact(rows, part.labels().rows());
        }
        float[] cells = new float[Math.multiplyExact(rows, columns)];
        double[] labels = new double[rows];
        int[] folds = new int[rows];
        int at = 0;
        for (Part part : parts) {
            float[] values = part.matrix().values();
            System.arraycopy(values, 0, cells, at * columns, values.length);
            double[] label = numbers(part.labels(), CleanColumns.LABEL);
            double[] fold = numbers(part.labels(), CleanColumns.FOLD);
            for (int row = 0; row < label.length; row++) {
                labels[at] = label[row];
                folds[at++] = (int) fold[row];
            }
        }
        return new TrainingSet(task, new Matrix(rows, columns, cells), labels, folds, inTime);
    }

    private static double[] numbers(RecordBatch rows, String column) {
        return ((NumberColumn) rows.column(column)).values();
    }
}
