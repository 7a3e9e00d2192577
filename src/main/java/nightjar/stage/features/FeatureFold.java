package nightjar.stage.features;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nightjar.model.Task;
import nightjar.pass.Fold;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.pass.StateBytes;
import nightjar.sketch.ColumnStatistics;
import nightjar.sketch.Counts;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.features.transform.Measure;
import nightjar.stage.features.transform.Measured;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// Gathers statistics of the training rows.
final class FeatureFold implements Fold<Measured> {

    private final List<Preparation> preparations;
    private final List<Measure> measures;
    private final Task task;
    private final int folds;

    FeatureFold(List<Preparation> preparations, List<Measure> measures, Task task, int folds) {
        this.preparations = List.copyOf(preparations);
        this.measures = List.copyOf(measures);
        this.task = task;
        this.folds = Math.max(1, folds);
    }

    /// The training rows without the columns that nothing is made of, such as the key.
    static RowSource reading(RowSource training, Stream<Measure> measures) {
        return training.only(
                Stream.concat(
                                measures.flatMap(measure -> measure.columns().stream()),
                                Stream.of(CleanColumns.LABEL, CleanColumns.FOLD))
                        .distinct()
                        .toList());
    }

    @Override
    public Measured fold(SourceBatch batch) {
        RecordBatch rows = Preparation.all(preparations, batch.rows());
        long seed = rows.rows() == 0 ? 0 : rows.record(0);
        Measured measured = new Measured();
        measured.add(rows.rows());
        int[][] byFold = rowsByFold(rows);
        for (Measure measure : measures) {
            measured.put(
                    measure,
                    switch (measure) {
                        case Measure.Number number -> {
                            ColumnStatistics statistics = measure.statistics(seed);
                            statistics.add(number.reading().of(rows));
                            yield List.of(statistics);
                        }
                        case Measure.Levels levels -> levels(levels, rows, byFold);
                    });
        }
        return measured;
    }

    private int[][] rowsByFold(RecordBatch rows) {
        double[] fold = Measure.numbers(rows, CleanColumns.FOLD);
        int[][] byFold = new int[folds][];
        for (int i = 0; i < folds; i++) {
            int wanted = i;
            byFold[i] =
                    IntStream.range(0, fold.length).filter(row -> fold[row] == wanted).toArray();
        }
        return byFold;
    }

    private List<ColumnStatistics> levels(
            Measure.Levels measure, RecordBatch rows, int[][] byFold) {
        TextColumn cells = (TextColumn) rows.column(measure.column());
        double[] labels = Measure.numbers(rows, CleanColumns.LABEL);
        List<String> levels = cells.dictionary();
        List<ColumnStatistics> perFold = new ArrayList<>();
        for (int[] own : byFold) {
            int[] codes = cells.select(own).codes();
            double[] numbers = IntStream.of(own).mapToDouble(row -> labels[row]).toArray();
            int classes = task.outputs() == 1 ? 0 : task.outputs();
            int[] positions =
                    classes == 0
                            ? codes
                            : IntStream.of(own).map(row -> (int) labels[row]).toArray();
            ColumnStatistics statistics = measure.statistics(0);
            statistics.add(
                    levels::get,
                    Counts.of(
                            levels.size(),
                            codes,
                            classes,
                            positions,
                            classes == 0 ? numbers : null));
            perFold.add(statistics);
        }
        return perFold;
    }

    @Override
    public Measured empty() {
        return new Measured();
    }

    @Override
    public Measured merge(Measured left, Measured right) {
        left.merge(right);
        return left;
    }

    @Override
    public byte[] write(Measured state) {
        return StateBytes.of(state::write);
    }

    @Override
    public Measured read(byte[] bytes) {
        return StateBytes.read(bytes, "features", Measured::read);
    }
}
