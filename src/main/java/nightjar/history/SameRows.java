package nightjar.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.database.RunKey;
import nightjar.durable.WholeFiles;
import nightjar.engine.Inline;
import nightjar.ledger.RunRecord;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.stage.clean.CleanRows;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.train.FittedModel;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// Lets two models predict the held-out rows of the newest training run of the project whose clean rows are still in the home. No fit of
/// that project has seen them, as long as the hold-out is chosen in the same way.
final class SameRows {

    private final FittedModel a;
    private final FittedModel b;
    private final Map<String, Long> changes = new TreeMap<>();
    private long rows;
    private long changed;
    private double difference;

    private SameRows(FittedModel a, FittedModel b) {
        this.a = a;
        this.b = b;
    }

    /// @param runs of the project, newest first
    static Decisions compare(FittedModel a, FittedModel b, List<RunRecord> runs, Path home) {
        if (!a.task().equals(b.task())) {
            return new Decisions.Unavailable("the two predict different things");
        }
        List<String> reasons = new ArrayList<>();
        for (RunRecord run : runs) {
            Path folder =
                    home.resolve("runs").resolve(run.key().name()).resolve(CleanStage.ROWS.path());
            if (run.key().job() == RunKey.Job.TRAIN && Files.isDirectory(folder)) {
                Decisions decisions = on(a, b, run.key(), folder, reasons);
                if (decisions instanceof Decisions.Same) {
                    return decisions;
                }
            }
        }
        return reasons.isEmpty()
                ? new Decisions.Unavailable(
                        "the clean rows of no training run are in %s any more".formatted(home))
                : Decisions.unavailable(reasons);
    }

    private static Decisions on(
            FittedModel a, FittedModel b, RunKey run, Path folder, List<String> reasons) {
        RowSource source;
        try {
            source = new CleanRows(folder, WholeFiles.UNGUARDED).holdout(RowSource.BATCH_ROWS);
        } catch (IllegalStateException unreadable) {
            reasons.add(String.valueOf(unreadable.getMessage()));
            return Decisions.unavailable(reasons);
        }
        Schema schema = source.schema();
        for (FittedModel model : List.of(a, b)) {
            List<String> absent =
                    model.plan().inputs().stream().filter(name -> !schema.contains(name)).toList();
            if (!absent.isEmpty()) {
                reasons.add("the rows of %s lack %s".formatted(run, absent));
                return Decisions.unavailable(reasons);
            }
        }
        return new SameRows(a, b).over(source, run);
    }

    private Decisions over(RowSource source, RunKey run) {
        LocalDate date = run.date();
        FittedModel.Predicting left = a.on(source.schema(), date);
        FittedModel.Predicting right = b.on(source.schema(), date);
        Inline.over(source)
                .each(
                        batch -> Predicted.of(batch.rows(), left, right),
                        batch -> addAll(batch.rows(), batch.left(), batch.right()));
        return new Decisions.Same(
                run.name(), rows, changed, changes, rows == 0 ? 0 : difference / rows);
    }

    /// What both say of one batch.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Predicted(int rows, double[] left, double[] right) {

        static Predicted of(
                RecordBatch rows, FittedModel.Predicting left, FittedModel.Predicting right) {
            return new Predicted(rows.rows(), left.predict(rows), right.predict(rows));
        }
    }

    private void addAll(int count, double[] left, double[] right) {
        for (int row = 0; row < count; row++) {
            add(row, left, right);
        }
        rows += count;
    }

    private void add(int row, double[] left, double[] right) {
        switch (a.task()) {
            case Task.Regression _ -> {
                difference += Math.abs(left[row] - right[row]);
                changed += left[row] == right[row] ? 0 : 1;
            }
            case Task.Binary _ -> {
                difference += Math.abs(left[row] - right[row]);
                note(a.said(left, row), b.said(right, row));
            }
            case Task.Classes classes -> {
                int outputs = classes.outputs();
                int from = row * outputs + classes.best(left, row);
                difference += Math.abs(left[from] - right[from]);
                note(a.said(left, row), b.said(right, row));
            }
        }
    }

    private void note(String from, String to) {
        if (!from.equals(to)) {
            changed++;
            changes.merge(from + " → " + to, 1L, Long::sum);
        }
    }
}
