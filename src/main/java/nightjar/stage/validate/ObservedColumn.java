package nightjar.stage.validate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    /// A column that nobody looked into.
    public static final ObservedColumn UNREAD = counted(0, null);

    /// A column of which no more is known than how many cells are missing.
    ///
    /// @param distinct values, counted; null: not counted
    public static ObservedColumn counted(long missing, @Nullable Long distinct) {
        return new ObservedColumn(
                missing,
                distinct == null ? 0 : distinct,
                distinct == null ? Long.MAX_VALUE : distinct,
                Double.NaN,
                Double.NaN,
                0,
                Map.of(),
                false);
    }

    /// The column as if the rows with some of its known values were not there.
    ObservedColumn without(Predicate<String> gone) {
        Map<String, Long> left = new LinkedHashMap<>(values);
        left.keySet().removeIf(gone);
        int fewer = values.size() - left.size();
        return new ObservedColumn(
                missing,
                Math.max(0, distinctLow - fewer),
                Math.max(0, distinctHigh - fewer),
                min,
                max,
                unreadable,
                left,
                allValues);
    }

    /// Rows of the most frequent value; 0 where no values are known.
    long mostFrequent() {
        return values.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
