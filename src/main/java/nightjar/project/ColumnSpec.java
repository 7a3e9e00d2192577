package nightjar.project;

import java.util.List;
import nightjar.project.training.Reaction;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// What one column must look like, frozen when the project file was written.
///
/// @param min smallest allowed number
/// @param max largest allowed number
/// @param values allowed values of a category; empty: any
/// @param required a missing cell is a breach
/// @param unique two equal cells are a breach
/// @param format pattern of a date, as in [java.time.format.DateTimeFormatter]; null: ISO-8601 forms
/// @param otherwise what a breach of min, max, values, required or unique leads to; null: [Reaction#QUARANTINE] for min, max and required,
///     [Reaction#WARN] for values, [Reaction#REFUSE] for unique. A cell that cannot be read as its type has its row set aside, or the data
///     refused where this is [Reaction#REFUSE]
public record ColumnSpec(
        ColumnType type,
        @Nullable Double min,
        @Nullable Double max,
        List<String> values,
        boolean required,
        boolean unique,
        @Nullable String format,
        @Nullable Reaction otherwise) {

    public ColumnSpec {
        values = List.copyOf(values);
    }

    /// Whether the row of a number is set aside for it.
    public boolean setsAside(double number) {
        boolean outside = (min != null && number < min) || (max != null && number > max);
        return outside && (otherwise == null || otherwise == Reaction.QUARANTINE);
    }

    /// Whether the row of a text is set aside for it.
    public boolean setsAside(String text) {
        return !values.isEmpty() && !values.contains(text) && otherwise == Reaction.QUARANTINE;
    }

    /// The same column with other cells expected.
    public ColumnSpec expecting(ColumnSpec other) {
        return new ColumnSpec(
                type,
                other.min,
                other.max,
                other.values,
                other.required,
                other.unique,
                format,
                other.otherwise);
    }

    /// A column of which nothing is asked but its type.
    public static ColumnSpec of(ColumnType type) {
        return new ColumnSpec(type, null, null, List.of(), false, false, null, null);
    }
}
