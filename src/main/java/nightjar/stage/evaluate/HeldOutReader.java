package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.model.Task;
import nightjar.source.BatchReader;
import nightjar.source.RowSource;
import nightjar.source.SourceBatch;
import nightjar.stage.clean.CleanColumns;
import nightjar.table.RecordBatch;

/// Reads the written predictions back.
final class HeldOutReader {

    private final List<String> candidateNames;
    private final List<String> championNames;
    private final boolean champion;
    private final List<SliceColumn> slices;
    private double[] labels = new double[0];
    private double[] candidate = new double[0];
    private double[] championPredictions = new double[0];
    private int rows;

    private HeldOutReader(Contest contest, List<String> sliceColumns) {
        Task task = contest.task();
        candidateNames = PredictionColumns.of(PredictionColumns.CANDIDATE, task);
        championNames = PredictionColumns.of(PredictionColumns.CHAMPION, task);
        champion = contest.champion() instanceof Champion.Comparable;
        slices = sliceColumns.stream().map(SliceColumn::new).toList();
    }

    static HeldOut read(RowSource predictions, Contest contest, List<String> sliceColumns) {
        HeldOutReader reader = new HeldOutReader(contest, new ArrayList<>(sliceColumns));
        try (BatchReader batches = predictions.open(null)) {
            for (SourceBatch batch = batches.read(); batch != null; batch = batches.read()) {
                reader.add(batch.rows());
            }
        }
        return reader.heldOut();
    }

    private void add(RecordBatch batch) {
        reserve(rows + batch.rows());
        double[] label = PredictionColumns.numbers(batch, CleanColumns.LABEL);
        System.arraycopy(label, 0, labels, rows, label.length);
        PredictionColumns.join(batch, candidateNames, candidate, rows);
        if (champion) {
            PredictionColumns.join(batch, championNames, championPredictions, rows);
        }
        for (SliceColumn slice : slices) {
            slice.add(batch.column(slice.name()));
        }
        rows += batch.rows();
    }

    private void reserve(int needed) {
        if (needed > labels.length) {
            int capacity = Math.max(needed, 2 * labels.length);
            labels = Arrays.copyOf(labels, capacity);
            candidate = Arrays.copyOf(candidate, capacity * candidateNames.size());
            if (champion) {
                championPredictions =
                        Arrays.copyOf(championPredictions, capacity * championNames.size());
            }
        }
    }

    private HeldOut heldOut() {
        return new HeldOut(
                Arrays.copyOf(labels, rows),
                Arrays.copyOf(candidate, rows * candidateNames.size()),
                champion ? Arrays.copyOf(championPredictions, rows * championNames.size()) : null,
                slices);
    }
}
