package nightjar.init;

import java.util.Optional;
import nightjar.stage.explore.ColumnProfile;
import nightjar.stage.explore.LabelProfile;
import nightjar.stage.explore.Profile;

/// A label of a few whole numbers: they may be amounts or names of classes, and the data do not tell.
///
/// @param values how many different numbers there are
record LabelDoubt(String column, long values) {

    /// More different whole numbers are hardly names of classes.
    private static final long FEW = 20;

    /// Nothing for labels of another kind.
    static Optional<LabelDoubt> of(Profile profile, LabelProfile label) {
        if (label.kind() != LabelProfile.Kind.REGRESSION) {
            return Optional.empty();
        }
        return profile.columns().stream()
                .filter(column -> column.name().equals(label.column()))
                .filter(LabelDoubt::isDoubtful)
                .map(column -> new LabelDoubt(column.name(), column.distinct().estimate()))
                .findFirst();
    }

    private static boolean isDoubtful(ColumnProfile column) {
        ColumnProfile.Numbers numbers = column.numbers();
        long values = column.distinct().estimate();
        return numbers != null
                && numbers.whole() == 1
                && values > 2
                && values <= FEW
                && LabelProfile.ROWS_PER_CLASS * values <= column.present();
    }

    /// Beside the label in the draft.
    String comment() {
        return values
                + " values: a number, or classes? Taken as a number; `init --classes` makes them classes";
    }

    /// On the screen.
    String sentence() {
        return "The label '%s' has %s values, all whole numbers: a number, or classes? The data do not tell; it is taken as a number. If they are classes, draft it again with --classes."
                .formatted(column, values);
    }
}
