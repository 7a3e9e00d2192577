package nightjar.stage.evaluate.challenger;

import java.util.Collection;
import java.util.List;
import nightjar.model.Task;
import nightjar.stage.clean.split.HoldoutRule;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// The version that scores now, as far as it can be compared with a candidate.
public sealed interface Champion {

    /// No version scores yet.
    record None() implements Champion {}

    /// It predicts the same rows.
    ///
    /// @param heldOut its own rule, by which it held out some of these rows; null: it held out all of them
    record Comparable(int version, Challenger contestant, @Nullable HoldoutRule heldOut)
            implements Champion {}

    /// It cannot predict these rows.
    ///
    /// @param reason a clause that names the version
    record Incomparable(int version, String reason) implements Champion {}

    /// The champion of this version, comparable if it predicts the same thing from columns that are there, and it is known which rows it was
    /// not fitted on.
    ///
    /// @param inputs columns it was fitted on
    /// @param clean of the clean rows
    static Champion of(
            int version,
            Challenger contestant,
            Task itsTask,
            Task task,
            Collection<String> inputs,
            Schema clean,
            Unseen unseen) {
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
        return switch (unseen) {
            case Unseen.All _ -> new Comparable(version, contestant, null);
            case Unseen.Some(HoldoutRule rule) -> new Comparable(version, contestant, rule);
            case Unseen.Unknown(String reason) -> new Incomparable(version, reason);
        };
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
