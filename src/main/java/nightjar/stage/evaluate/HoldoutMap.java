package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.durable.Json;
import nightjar.model.Task;
import nightjar.pass.Mapped;
import nightjar.pass.RowMap;
import nightjar.pass.SourceBatch;
import nightjar.stage.clean.CleanColumns;
import nightjar.stage.evaluate.challenger.Challenge;
import nightjar.stage.evaluate.challenger.Challenger;
import nightjar.stage.evaluate.challenger.Champion;
import nightjar.stage.evaluate.challenger.RuleChallenger;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;

/// Predicts the hold-out rows and counts them.
final class HoldoutMap implements RowMap<Long> {

    private final Challenge contest;
    private final List<String> carried;

    /// @param carried columns to hand on as they are: the key and those of slices
    HoldoutMap(Challenge contest, List<String> carried) {
        this.contest = contest;
        this.carried = List.copyOf(carried);
    }

    @Override
    public Mapped<Long> map(SourceBatch batch) {
        RecordBatch rows = batch.rows();
        return new Mapped<>(predicted(rows), batch.rejected(), (long) rows.rows());
    }

    private RecordBatch predicted(RecordBatch rows) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        fields.add(new Field(PredictionColumns.RECORD, ColumnType.NUMBER));
        columns.add(new NumberColumn(Arrays.stream(rows.records()).asDoubleStream().toArray()));
        fields.add(new Field(CleanColumns.LABEL, ColumnType.NUMBER));
        columns.add(rows.column(CleanColumns.LABEL));
        for (String name : carried) {
            fields.add(PredictionColumns.field(rows, name));
            columns.add(rows.column(name));
        }
        add(PredictionColumns.CANDIDATE, contest.candidate(), rows, fields, columns);
        if (contest.champion() instanceof Champion.Comparable champion) {
            add(PredictionColumns.CHAMPION, champion.contestant(), rows, fields, columns);
            if (champion.heldOut() != null) {
                fields.add(new Field(PredictionColumns.UNSEEN, ColumnType.NUMBER));
                columns.add(unseen(champion.heldOut().holdsOut(rows)));
            }
        }
        for (RuleChallenger rival : contest.rivals()) {
            add(PredictionColumns.of(rival), rival.contestant(), rows, fields, columns);
        }
        return rows.with(new Schema(fields), columns);
    }

    private static NumberColumn unseen(boolean[] heldOut) {
        double[] unseen = new double[heldOut.length];
        for (int row = 0; row < unseen.length; row++) {
            unseen[row] = heldOut[row] ? 1 : 0;
        }
        return new NumberColumn(unseen);
    }

    private void add(
            String model,
            Challenger contestant,
            RecordBatch rows,
            List<Field> fields,
            List<Column> columns) {
        Task task = contest.task();
        for (String name : PredictionColumns.of(model, task)) {
            fields.add(new Field(name, ColumnType.NUMBER));
        }
        double[] predictions =
                rows.rows() == 0 ? new double[0] : contestant.predictor().predict(rows);
        columns.addAll(PredictionColumns.split(predictions, rows.rows(), task.outputs()));
    }

    @Override
    public Long empty() {
        return 0L;
    }

    @Override
    public Long merge(Long left, Long right) {
        return left + right;
    }

    @Override
    public byte[] write(Long state) {
        return Json.bytes(state);
    }

    @Override
    public Long read(byte[] bytes) {
        return Json.read(bytes, Long.class);
    }
}
