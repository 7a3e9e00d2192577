package nightjar.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// Where the rows are and what they mean.
///
/// @param key the column that identifies a row; null: the record number stands in, named `row`
/// @param columns in the file's order; a column of the data that is not named here is not read
/// @param maxRejected the share of rejected rows, 0 to 1, above which a run refuses the data
public record DataSpec(
        SourceSpec source,
        @Nullable String key,
        LabelSpec label,
        Map<String, ColumnSpec> columns,
        double maxRejected) {

    /// What `max_rejected` is where it is left out.
    public static final double MAX_REJECTED = 0.05;

    public DataSpec {
        label = TruthValues.spelled(label, columns);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /// Per column what its cells must be had as: what it is declared as, but a key as text, because a number is not exact.
    public Map<String, ColumnType> cellTypes() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        columns.forEach((name, column) -> types.put(name, column.type()));
        ColumnSpec declared = key == null ? null : columns.get(key);
        // A date in a form of its own is text in the file already.
        if (key != null && (declared == null || declared.format() == null)) {
            types.put(key, ColumnType.TEXT);
        }
        return types;
    }
}
