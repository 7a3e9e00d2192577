package nightjar.stage.clean;

import java.util.Objects;
import java.util.Optional;
import nightjar.model.Task;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectSpec;
import nightjar.table.Column;
import nightjar.table.NumberColumn;
import org.jspecify.annotations.Nullable;

/// What is to be predicted of training rows, as [Task] says; rows of which it is not known are set aside.
///
/// @param column that holds it; null: it is computed
/// @param expression that computes it; null: a column holds it
record Labels(Task task, @Nullable String column, Expressions.@Nullable Compiled expression) {

    /// Models compute in 32 bits, which end at 3.4E38: the square of a label must be a number there.
    private static final double LARGEST = 1e18;

    static Labels of(ProjectSpec spec, CleanPlan.Training training, Expressions expressions) {
        LabelSpec label = spec.data().label();
        return new Labels(
                training.task(),
                label.column(),
                Optional.ofNullable(label.expression()).flatMap(expressions::find).orElse(null));
    }

    /// Per row the label; NaN where there is none.
    double[] of(RowsInWork rows) {
        double[] labels = expression == null ? read(rows) : computed(expression, rows);
        if (task instanceof Task.Regression) {
            rejectHuge(labels, rows.reasons());
        }
        return labels;
    }

    private static double[] computed(Expressions.Compiled expression, RowsInWork rows) {
        double[] labels = expression.of(rows);
        for (int row = 0; row < labels.length; row++) {
            if (Double.isNaN(labels[row])) {
                rows.reasons()
                        .setAside(
                                row,
                                "label: undefined",
                                "label: undefined, because a cell is missing");
            }
        }
        return labels;
    }

    private double[] read(RowsInWork rows) {
        Column answers = rows.column(Objects.requireNonNull(column));
        double[] labels = new double[rows.size()];
        for (int row = 0; row < labels.length; row++) {
            boolean missing = answers.isMissing(row);
            labels[row] = missing ? Double.NaN : label(answers, row);
            if (Double.isNaN(labels[row])) {
                String why = missing ? "label: missing" : "label: an unknown class";
                rows.reasons().setAside(row, "label: missing", why);
            }
        }
        return labels;
    }

    private double label(Column answers, int row) {
        return switch (task) {
            case Task.Binary binary -> answers.text(row).equals(binary.positive()) ? 1 : 0;
            case Task.Classes classes -> {
                int position = classes.names().indexOf(answers.text(row));
                yield position < 0 ? Double.NaN : position;
            }
            case Task.Regression _ -> ((NumberColumn) answers).get(row);
        };
    }

    private static void rejectHuge(double[] labels, RowReasons reasons) {
        for (int row = 0; row < labels.length; row++) {
            if (Math.abs(labels[row]) > LARGEST) {
                reasons.reject(
                        row,
                        "label: too large",
                        "label: %s is too large to predict; expected between -1E18 and 1E18"
                                .formatted(NumberColumn.format(labels[row])));
            }
        }
    }
}
