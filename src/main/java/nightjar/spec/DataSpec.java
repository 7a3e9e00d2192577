package nightjar.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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

    public DataSpec {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
