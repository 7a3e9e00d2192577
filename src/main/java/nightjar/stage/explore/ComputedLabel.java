package nightjar.stage.explore;

import java.util.Set;
import java.util.function.Function;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;

/// A label that a project computes.
///
/// @param columns from which
/// @param values of typed rows that have these columns: one number per row, NaN where it is undefined; 0 and 1 for a boolean
public record ComputedLabel(Set<String> columns, Function<RecordBatch, NumberColumn> values) {

    public ComputedLabel {
        columns = Set.copyOf(columns);
    }
}
