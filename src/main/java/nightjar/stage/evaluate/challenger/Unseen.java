package nightjar.stage.evaluate.challenger;

import java.util.List;
import nightjar.stage.clean.split.HoldoutRule;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Which rows of this run's hold-out no fit of the champion has seen either: on others it would be asked what it was told.
public sealed interface Unseen {

    /// It held out the same rows.
    record All() implements Unseen {}

    /// Those that its own rule holds out.
    record Some(HoldoutRule rule) implements Unseen {}

    /// Nobody can tell.
    ///
    /// @param reason a clause that names the version
    record Unknown(String reason) implements Unseen {}

    /// @param its how the champion's hold-out was chosen; null: not known
    /// @param now how that of this run was chosen
    /// @param reading what cells of the champion's column go through in this run
    /// @param clean of the clean rows
    static Unseen of(
            int version,
            @Nullable HoldoutRule its,
            HoldoutRule now,
            List<String> reading,
            Schema clean) {
        if (its == null) {
            return unknown(version, "how its hold-out was chosen was not kept");
        }
        return switch (its.by()) {
            case NUMBER ->
                    its.equals(now)
                            ? new All()
                            : unknown(
                                    version,
                                    "without a key it knew rows by their number, and %s"
                                            .formatted(
                                                    its.data().equals(now.data())
                                                            ? "the hold-out is chosen in another way now"
                                                            : "the data are not those it was trained on"));
            case KEY, ORDER -> byColumn(version, its, now, reading, clean);
        };
    }

    private static Unseen byColumn(
            int version, HoldoutRule its, HoldoutRule now, List<String> reading, Schema clean) {
        String column = its.column();
        if (column == null || !clean.contains(column)) {
            return unknown(
                    version,
                    "its hold-out went by '%s', which the rows do not have".formatted(column));
        }
        if (!its.reading().equals(reading)) {
            return unknown(
                    version,
                    "its hold-out went by '%s', which was read as %s and is read as %s now"
                            .formatted(column, its.reading(), reading));
        }
        if (its.by() == HoldoutRule.By.ORDER && its.boundary() == null) {
            return unknown(
                    version,
                    "where in the order of '%s' its hold-out began was not kept".formatted(column));
        }
        return its.equals(now) ? new All() : new Some(its);
    }

    private static Unseen unknown(int version, String why) {
        return new Unknown(
                "which of these rows version %s was fitted on cannot be known: %s"
                        .formatted(version, why));
    }
}
