package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.List;
import nightjar.model.Task;
import nightjar.stage.evaluate.challenger.RuleChallenger;
import nightjar.table.Column;
import nightjar.table.Field;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;

/// The columns of the hold-out predictions, beside the key and the columns of slices, which keep their names and types.
public final class PredictionColumns {

    /// NUMBER: the row's record in the source, from 1.
    public static final String RECORD = "nightjar.record";

    public static final String CANDIDATE = "nightjar.candidate";
    static final String CHAMPION = "nightjar.champion";

    /// NUMBER: 1 where no fit of the champion has seen the row either, else 0; not there where that is so of all.
    static final String UNSEEN = "nightjar.unseen";

    private PredictionColumns() {}

    /// What the columns of a rule are called.
    static String of(RuleChallenger rival) {
        return "nightjar." + rival.name();
    }

    /// The columns of one model, all NUMBER: one, or one per class called `<model>.<class>`.
    public static List<String> of(String model, Task task) {
        return switch (task) {
            case Task.Binary _, Task.Regression _ -> List.of(model);
            case Task.Classes classes ->
                    classes.names().stream().map(name -> model + "." + name).toList();
        };
    }

    /// n × `names.size()` predictions as one column each.
    static List<Column> split(double[] predictions, int rows, int outputs) {
        if (predictions.length != rows * outputs) {
            throw new IllegalStateException(
                    "%s predictions for %s rows x %s outputs"
                            .formatted(predictions.length, rows, outputs));
        }
        List<Column> columns = new ArrayList<>(outputs);
        for (int output = 0; output < outputs; output++) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = predictions[row * outputs + output];
            }
            columns.add(new NumberColumn(values));
        }
        return columns;
    }

    /// Fills `predictions` from row `from` on with what [#split] took apart.
    static void join(RecordBatch batch, List<String> names, double[] predictions, int from) {
        int outputs = names.size();
        for (int output = 0; output < outputs; output++) {
            double[] values = numbers(batch, names.get(output));
            for (int row = 0; row < values.length; row++) {
                predictions[(from + row) * outputs + output] = values[row];
            }
        }
    }

    public static double[] numbers(RecordBatch batch, String name) {
        if (batch.column(name) instanceof NumberColumn column) {
            return column.values();
        }
        throw new IllegalArgumentException("Column '" + name + "' holds no numbers");
    }

    static Field field(RecordBatch batch, String name) {
        return batch.schema().fields().get(batch.schema().indexOf(name).orElseThrow());
    }
}
