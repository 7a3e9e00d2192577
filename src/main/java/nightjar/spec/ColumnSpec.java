package nightjar.spec;

import java.util.List;
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
/// @param otherwise what a breach of min, max, values or required leads to; null: [Reaction#QUARANTINE] for min, max and required,
///     [Reaction#WARN] for values. A cell that cannot be read as its type is always quarantined
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

    /// A column of which nothing is asked but its type.
    public static ColumnSpec of(ColumnType type) {
        return new ColumnSpec(type, null, null, List.of(), false, false, null, null);
    }
}
