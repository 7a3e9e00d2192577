package nightjar.run;

import nightjar.database.RunKey;
import nightjar.pass.RowSource;
import nightjar.source.RawRecords;
import nightjar.source.WatchedInput;
import nightjar.source.csv.RowForm;
import nightjar.stage.explore.ExploreStage;
import nightjar.workspace.RunRequest;

/// The raw rows of a run, with its input watched while they are read.
record InputRows(RunRequest request, WatchedInput watched) {

    RowSource rows() {
        return rows(1);
    }

    /// In the batches that statistics like.
    RowSource explored() {
        return rows(RowSource.BATCH_ROWS < RowSource.USUAL_BATCH_ROWS ? 1 : ExploreStage.LARGER);
    }

    private RowSource rows(int times) {
        return watched.watched(
                opened().suiting(request.file().spec().data().cellTypes()).larger(times));
    }

    /// Of no rows a model cannot be made; whether there may be none to score, the project file says.
    private RowSource opened() {
        return request.job() == RunKey.Job.SCORE
                ? watched.input().openPerhapsEmpty(RowSource.BATCH_ROWS)
                : watched.input().open(RowSource.BATCH_ROWS);
    }

    /// How the source writes a row.
    RowForm form() {
        return RowForm.of(watched.input().openPerhapsEmpty(RowSource.BATCH_ROWS));
    }

    /// How the source is written down.
    RawRecords.Form records() {
        return RawRecords.Form.of(watched.input().open(RowSource.BATCH_ROWS));
    }
}
