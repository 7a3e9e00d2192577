package nightjar.stage.clean;

import java.util.List;
import nightjar.model.Task;
import nightjar.project.ColumnSpec;
import nightjar.project.LabelSpec;
import nightjar.project.ProjectFile;
import nightjar.stage.explore.Classes;
import nightjar.stage.explore.LabelProfile;
import nightjar.table.ColumnType;
import nightjar.table.DataRejected;
import nightjar.text.Nearest;
import org.jspecify.annotations.Nullable;

/// Finds out what is to be predicted, from what the owner asked for and what the label looks like.
public final class TaskFinder {

    private TaskFinder() {}

    /// @param label as explored; null: no label was found
    public static Task find(ProjectFile file, @Nullable LabelProfile label) {
        LabelSpec spec = file.spec().data().label();
        String where = file.path() + " data.label";
        if (label == null || label.present() == 0) {
            throw new DataRejected(
                    where + ": found no label in any row; expected one. Is it the right column?");
        }
        List<String> values =
                label.classes().stream().map(LabelProfile.ClassShare::name).sorted().toList();
        if (spec.positive() != null) {
            return binary(where, spec.positive(), values);
        }
        ColumnSpec column =
                spec.column() == null ? null : file.spec().data().columns().get(spec.column());
        boolean number =
                column == null
                        ? label.kind() == LabelProfile.Kind.REGRESSION
                        : column.type() == ColumnType.NUMBER;
        if (number) {
            return new Task.Regression();
        }
        if (spec.expression() != null) {
            requireTwo(where, values);
            return new Task.Binary("true", "false");
        }
        requireClasses(where, values, label.present());
        requireTwo(where, values);
        if (values.size() == 2) {
            throw new DataRejected(
                    "%s: found two values %s and no positive class; expected one. Add positive: \"%s\" or positive: \"%s\"."
                            .formatted(where, values, values.get(0), values.get(1)));
        }
        return new Task.Classes(values);
    }

    private static Task binary(String where, String positive, List<String> values) {
        if (!values.contains(positive)) {
            throw new DataRejected(
                    "%s.positive: found '%s' in no row; expected one of %s. %s"
                            .formatted(where, positive, values, Nearest.question(positive, values))
                            .strip());
        }
        requireTwo(where, values);
        List<String> others = values.stream().filter(value -> !value.equals(positive)).toList();
        return new Task.Binary(
                positive, others.size() == 1 ? others.getFirst() : "not " + positive);
    }

    /// Where every row has a value of its own there is nothing to learn: not one class stands in two rows.
    private static void requireClasses(String where, List<String> values, long rows) {
        if (values.isEmpty()) {
            throw new DataRejected(
                    "%s: found more than %s values; expected the classes of a category, or a number. Is it the right column?"
                            .formatted(where, Classes.MOST));
        }
        if (values.size() > 2 && values.size() * 2L > rows) {
            throw new DataRejected(
                    "%s: found %s values in %s rows; expected at least two rows of each class on average. Is it the right column?"
                            .formatted(where, values.size(), rows));
        }
    }

    private static void requireTwo(String where, List<String> values) {
        if (values.size() < 2) {
            throw new DataRejected(
                    "%s: found one value only, %s; expected at least two. There is nothing to tell apart."
                            .formatted(where, values));
        }
    }
}
