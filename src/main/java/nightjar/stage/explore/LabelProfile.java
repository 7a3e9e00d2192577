package nightjar.stage.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the label looks like.
///
/// @param column null: it is computed by an expression
/// @param positive the positive class of a binary label
/// @param classes the most frequent first; empty for regression and where there are more than [Classes#MOST]
/// @param present rows with a label
/// @param missing rows without one
public record LabelProfile(
        @Nullable String column,
        Kind kind,
        @Nullable String positive,
        List<ClassShare> classes,
        long present,
        long missing) {

    /// Texts with fewer rows for each value, on average, are taken for names unless somebody says that they are classes.
    public static final int ROWS_PER_CLASS = 5;

    /// UNSUITABLE: text of more than [Classes#MOST] values, or of so many that there are fewer than [#ROWS_PER_CLASS] rows of each and nobody
    /// said that they are classes, or no label at all.
    public enum Kind {
        BINARY,
        CLASSES,
        REGRESSION,
        UNSUITABLE
    }

    public LabelProfile {
        classes = List.copyOf(classes);
    }

    /// @param share of the rows with a label, 0 to 1
    public record ClassShare(String name, long count, double share) {}
}
