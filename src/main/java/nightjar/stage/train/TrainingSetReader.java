package nightjar.stage.train;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.model.Task;
import nightjar.source.BatchReader;
import nightjar.source.RowSource;
import nightjar.source.SourceBatch;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.PlanRunner;
import nightjar.table.Matrix;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;

/// Reads the training rows into memory as a matrix of 32-bit numbers; hold-out rows are dropped as they are read.
final class TrainingSetReader {

    private TrainingSetReader() {}

    static TrainingSet read(
            RowSource clean, FeaturePlan plan, Task task, boolean inTime, LocalDate date) {
        PlanRunner runner = new PlanRunner(plan, clean.schema(), date);
        List<Matrix> matrices = new ArrayList<>();
        List<RecordBatch> batches = new ArrayList<>();
        int rows = 0;
        try (BatchReader reader = clean.open(null)) {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                RecordBatch training = trainingRows(batch.rows());
                matrices.add(runner.trainingMatrix(training));
                batches.add(labelsOf(training));
                rows = Math.addExact(rows, training.rows());
            }
        }
        return joined(matrices, batches, rows, plan.names().size(), task, inTime);
    }

    private static RecordBatch trainingRows(RecordBatch rows) {
        double[] folds = numbers(rows, CleanColumns.FOLD);
        return rows.select(
                IntStream.range(0, folds.length)
                        .filter(row -> folds[row] != CleanColumns.HOLDOUT)
                        .toArray());
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

    private static TrainingSet joined(
            List<Matrix> matrices,
            List<RecordBatch> batches,
            int rows,
            int columns,
            Task task,
            boolean inTime) {
        float[] cells = new float[Math.multiplyExact(rows, columns)];
        double[] labels = new double[rows];
        int[] folds = new int[rows];
        int at = 0;
        for (int i = 0; i < matrices.size(); i++) {
            float[] part = matrices.get(i).values();
            System.arraycopy(part, 0, cells, at * columns, part.length);
            double[] label = numbers(batches.get(i), CleanColumns.LABEL);
            double[] fold = numbers(batches.get(i), CleanColumns.FOLD);
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
