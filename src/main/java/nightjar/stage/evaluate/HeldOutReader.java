package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.engine.Inline;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.evaluate.challenger.Challenge;
import nightjar.stage.evaluate.challenger.Champion;
import nightjar.table.RecordBatch;
import org.jspecify.annotations.Nullable;

/// Reads the written predictions back.
final class HeldOutReader {

    private final Predicted labels = new Predicted(List.of(CleanColumns.LABEL));
    private final Predicted candidate;
    private final @Nullable Predicted champion;
    private final @Nullable Predicted unseen;
    private final List<Predicted> rivals;
    private final List<SliceColumn> slices;

    private HeldOutReader(Challenge contest, List<String> sliceColumns) {
        Task task = contest.task();
        candidate = new Predicted(PredictionColumns.of(PredictionColumns.CANDIDATE, task));
        champion =
                contest.champion() instanceof Champion.Comparable
                        ? new Predicted(PredictionColumns.of(PredictionColumns.CHAMPION, task))
                        : null;
        unseen =
                contest.champion() instanceof Champion.Comparable comparable
                                && comparable.heldOut() != null
                        ? new Predicted(List.of(PredictionColumns.UNSEEN))
                        : null;
        rivals =
                contest.rivals().stream()
                        .map(PredictionColumns::of)
                        .map(name -> new Predicted(PredictionColumns.of(name, task)))
                        .toList();
        slices = sliceColumns.stream().map(SliceColumn::new).toList();
    }

    static HeldOut read(RowSource predictions, Challenge contest, List<String> sliceColumns) {
        HeldOutReader reader = new HeldOutReader(contest, new ArrayList<>(sliceColumns));
        Inline.over(predictions).each(SourceBatch::rows, reader::add);
        return reader.heldOut();
    }

    private void add(RecordBatch batch) {
        labels.add(batch);
        candidate.add(batch);
        if (champion != null) {
            champion.add(batch);
        }
        if (unseen != null) {
            unseen.add(batch);
        }
        rivals.forEach(rival -> rival.add(batch));
        for (SliceColumn slice : slices) {
            slice.add(batch.column(slice.name()));
        }
    }

    private HeldOut heldOut() {
        return new HeldOut(
                labels.all(),
                candidate.all(),
                champion == null ? null : champion.all(),
                unseen == null ? null : places(unseen.all()),
                rivals.stream().map(Predicted::all).toList(),
                slices);
    }

    private static int[] places(double[] marks) {
        return IntStream.range(0, marks.length).filter(row -> marks[row] == 1).toArray();
    }

    /// The columns of one model, row by row, as they grow.
    private static final class Predicted {

        private final List<String> names;
        private double[] values = new double[0];
        private int rows;

        Predicted(List<String> names) {
            this.names = names;
        }

        void add(RecordBatch batch) {
            int needed = (rows + batch.rows()) * names.size();
            if (needed > values.length) {
                values = Arrays.copyOf(values, Math.max(needed, 2 * values.length));
            }
            PredictionColumns.join(batch, names, values, rows);
            rows += batch.rows();
        }

        double[] all() {
            return Arrays.copyOf(values, rows * names.size());
        }
    }
}
