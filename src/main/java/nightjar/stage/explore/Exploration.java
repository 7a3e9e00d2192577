package nightjar.stage.explore;

import java.util.Map;
import nightjar.project.ColumnSpec;
import nightjar.reading.TextRules;
import org.jspecify.annotations.Nullable;

/// What is asked of the data.
///
/// @param columns declared columns; empty: all columns of the source, and their types are to be found
/// @param key column whose duplicates are looked for; null: none
/// @param labelColumn the label, if it is a column
/// @param positive the value of the positive class, if it is named
/// @param classes the label's values are classes, whatever they look like
/// @param label reads the label; null: the data have none
public record Exploration(
        Map<String, ColumnSpec> columns,
        TextRules rules,
        @Nullable String key,
        @Nullable String labelColumn,
        @Nullable String positive,
        boolean classes,
        @Nullable LabelReader label) {

    public Exploration {
        columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
    }

    /// Of data without a project file, of which at most the label's column is known.
    public static Exploration undeclared(
            TextRules rules,
            @Nullable String key,
            @Nullable String labelColumn,
            @Nullable String positive) {
        LabelReader label = labelColumn == null ? null : LabelReader.column(labelColumn);
        return new Exploration(Map.of(), rules, key, labelColumn, positive, false, label);
    }

    /// The same with a label whose values are classes, whatever they look like.
    public Exploration withClasses() {
        return new Exploration(columns, rules, key, labelColumn, positive, true, label);
    }

    /// Whether the column of the source is looked at.
    boolean covers(String column) {
        return columns.isEmpty()
                || columns.containsKey(column)
                || column.equals(key)
                || column.equals(labelColumn);
    }
}
