package nightjar.stage.validate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one pass over the raw data saw of one column.
///
/// @param missing cells without a value
/// @param distinctLow lower bound of the number of distinct values, missing not counted
/// @param distinctHigh upper bound; equal to `distinctLow` where the number is exact
/// @param min smallest number; NaN if there is none or the column is no number
/// @param max greatest number; NaN if there is none or the column is no number
/// @param unreadable cells that are neither missing nor readable as the declared type
/// @param values rows per value: all of them, or the most frequent ones
/// @param allValues whether `values` has all of them
public record ObservedColumn(
        long missing,
        long distinctLow,
        long distinctHigh,
        double min,
        double max,
        long unreadable,
        Map<String, Long> values,
        boolean allValues) {

    public ObservedColumn {
        if (distinctLow > distinctHigh) {
            throw new IllegalArgumentException(distinctLow + " > " + distinctHigh);
        }
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Rows of the most frequent value; 0 where no values are known.
    long mostFrequent() {
        return values.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
