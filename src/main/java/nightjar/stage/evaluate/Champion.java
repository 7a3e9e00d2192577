package nightjar.stage.evaluate;

import java.util.Collection;
import java.util.List;
import nightjar.model.Task;
import nightjar.table.Schema;

/// The version that scores now, as far as it can be compared with a candidate.
public sealed interface Champion {

    /// No version scores yet.
    record None() implements Champion {}

    /// It predicts the same rows.
    record Comparable(int version, Contestant contestant) implements Champion {}

    /// It cannot predict these rows.
    ///
    /// @param reason a clause that names the version
    record Incomparable(int version, String reason) implements Champion {}

    /// The champion of this version, comparable if it predicts the same thing from columns that are there.
    ///
    /// @param inputs columns it was fitted on
    /// @param clean of the clean rows
    static Champion of(
            int version,
            Contestant contestant,
            Task itsTask,
            Task task,
            Collection<String> inputs,
            Schema clean) {
        if (!itsTask.equals(task)) {
            return new Incomparable(
                    version,
                    "version %s predicts %s, the candidate %s"
                            .formatted(version, words(itsTask), words(task)));
        }
        List<String> missing = inputs.stream().filter(name -> !clean.contains(name)).toList();
        if (!missing.isEmpty()) {
            return new Incomparable(
                    version,
                    "version %s needs '%s', which the rows do not have"
                            .formatted(version, String.join("', '", missing)));
        }
        return new Comparable(version, contestant);
    }

    private static String words(Task task) {
        return switch (task) {
            case Task.Binary binary ->
                    "'%s' or '%s'".formatted(binary.positive(), binary.negative());
            case Task.Classes classes -> "'" + String.join("', '", classes.names()) + "'";
            case Task.Regression _ -> "a number";
        };
    }
}
