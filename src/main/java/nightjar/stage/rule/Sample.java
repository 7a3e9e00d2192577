package nightjar.stage.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.engine.Inline;
import nightjar.math.SeededRandom;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.stage.clean.CleanColumns;
import nightjar.table.Column;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import nightjar.table.TextColumn;

/// Training rows in memory, at most about [#ROWS], chosen by their record number: the same rows at every attempt.
final class Sample {

    /// A share found on so many rows is off by less than half a percent, which no rule is about.
    static final int ROWS = 50_000;

    private static final long CELLS = 20_000_000;

    private final Task task;
    private final List<RecordBatch> batches;

    Sample(Task task, List<RecordBatch> batches) {
        this.task = task;
        this.batches = batches;
    }

    /// @param trainingRows how many there are
    static Sample read(RowSource training, Task task, long trainingRows) {
        long wanted = Math.min(ROWS, Math.max(1, CELLS / training.schema().size()));
        double share = wanted / (double) Math.max(1, trainingRows);
        List<RecordBatch> batches =
                Inline.over(training)
                        .collect(
                                batch -> {
                                    RecordBatch rows = batch.rows();
                                    return rows.where(
                                            row ->
                                                    share >= 1
                                                            || SeededRandom.shareOf(
                                                                            rows.record(row))
                                                                    < share);
                                });
        return new Sample(task, batches);
    }

    Task task() {
        return task;
    }

    List<RecordBatch> batches() {
        return batches;
    }

    Schema schema() {
        return batches.getFirst().schema();
    }

    boolean isEmpty() {
        return batches.stream().allMatch(batch -> batch.rows() == 0);
    }

    double[] labels() {
        return numbers(CleanColumns.LABEL);
    }

    /// A NUMBER column; NaN where the cell is missing.
    double[] numbers(String column) {
        return batches.stream()
                .flatMapToDouble(batch -> Arrays.stream(numbers(batch, column)))
                .toArray();
    }

    /// Whether a column holds numbers.
    boolean isNumber(String column) {
        return batches.getFirst().column(column) instanceof NumberColumn;
    }

    /// Whether a column holds texts.
    boolean isText(String column) {
        return batches.getFirst().column(column) instanceof TextColumn;
    }

    /// The rows of each value of a text column, by value in the order they are met; missing cells are left out.
    Map<String, List<Integer>> levels(String column) {
        Map<String, List<Integer>> levels = new LinkedHashMap<>();
        int at = 0;
        for (RecordBatch batch : batches) {
            Column cells = batch.column(column);
            for (int row = 0; row < batch.rows(); row++, at++) {
                if (!cells.isMissing(row)) {
                    levels.computeIfAbsent(cells.text(row), _ -> new ArrayList<>()).add(at);
                }
            }
        }
        return levels;
    }

    private static double[] numbers(RecordBatch rows, String column) {
        return ((NumberColumn) rows.column(column)).values();
    }
}
