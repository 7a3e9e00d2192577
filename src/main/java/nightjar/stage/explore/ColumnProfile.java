package nightjar.stage.explore;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// What one column looks like, its cells read through the project's text rules.
///
/// @param type the declared type, else the one found: see [#declared()]
/// @param present cells that are not missing
/// @param unreadable present cells that are not of the type `number` or `date`
/// @param markers texts other than the empty cell that were read as missing, and in how many rows
/// @param numbers null where no cell is a number
/// @param dates null where no cell is a date
/// @param lengths of cells that are not numbers; null where there are none
/// @param frequent all values where there are at most 50, else the 20 most frequent
/// @param constant one value and none missing, or all missing
/// @param nearConstant at least 99.5 % of the rows have the same value, or none
/// @param unique no value stands in two rows and none is missing, as far as the error of `distinct` allows to tell; exact for the key
/// @param relation to the label; null without a label, and for the label itself
public record ColumnProfile(
        String name,
        ColumnType type,
        boolean declared,
        long present,
        long missing,
        long unreadable,
        Map<String, Long> markers,
        Distinct distinct,
        Shares shares,
        @Nullable Numbers numbers,
        @Nullable Dates dates,
        @Nullable TextLengths lengths,
        Frequent frequent,
        boolean constant,
        boolean nearConstant,
        boolean unique,
        @Nullable Relation relation) {

    public ColumnProfile {
        markers = Collections.unmodifiableMap(new TreeMap<>(markers));
    }

    /// The same with counts only.
    ColumnProfile withoutCells() {
        return new ColumnProfile(
                name,
                type,
                declared,
                present,
                missing,
                unreadable,
                markers,
                distinct,
                shares,
                null,
                null,
                lengths,
                new Frequent(List.of(), frequent.countError()),
                constant,
                nearConstant,
                unique,
                relation);
    }

    /// The share of missing cells, 0 to 1; 0 without rows.
    public double missingShare() {
        return present + missing == 0 ? 0 : (double) missing / (present + missing);
    }

    /// The number of distinct values that are not missing.
    ///
    /// @param lower with `upper` the bounds of a 95 % interval; both the estimate itself where it is exact
    /// @param exact counted, up to 1,024; else estimated
    public record Distinct(long estimate, long lower, long upper, boolean exact) {}

    /// Shares of the present cells by what they look like, 0 to 1; all 0 where all are missing.
    public record Shares(double number, double date, double truth, double text) {}

    /// @param standardDeviation of the sample; null below two numbers
    /// @param skew adjusted Fisher-Pearson coefficient; null below three numbers or without spread
    /// @param whole share of whole numbers, 0 to 1
    /// @param decimals most digits behind the point
    /// @param quantiles the smallest number whose share of numbers at or below it reaches the given share
    /// @param rankError share of the numbers by which the rank of a quantile may be off, in 99 of 100 cases; 0: exact
    /// @param histogram up to 20 bins of equal width; counts as exact as the quantiles
    public record Numbers(
            long count,
            double min,
            double max,
            double mean,
            @Nullable Double standardDeviation,
            @Nullable Double skew,
            double whole,
            int decimals,
            List<Quantile> quantiles,
            double rankError,
            List<Bin> histogram) {
        public Numbers {
            quantiles = List.copyOf(quantiles);
            histogram = List.copyOf(histogram);
        }
    }

    /// @param share 0 to 1
    public record Quantile(double share, double value) {}

    /// Numbers from `from`, inclusive, to `to`, exclusive but in the last bin.
    public record Bin(double from, double to, long count) {}

    /// @param format pattern of [java.time.format.DateTimeFormatter]; null: ISO-8601 forms
    /// @param ambiguous another pattern fits as many cells: day or month first cannot be told
    /// @param count cells that are dates in this format
    /// @param first as `2001-01-31T00:00:00Z`
    public record Dates(
            @Nullable String format, boolean ambiguous, long count, String first, String last) {}

    /// In characters.
    public record TextLengths(int min, int max, double mean) {}

    /// @param countError rows by which a count may be too small; 0: exact
    public record Frequent(List<Value> values, long countError) {
        public Frequent {
            values = List.copyOf(values);
        }

        /// @param text numbers in their shortest form
        public record Value(String text, long count) {}
    }

    /// How well the column alone tells the label, on the rows it was found from: a column of noise has a little too. Missing cells count as
    /// a value of their own; values and bins of fewer than 10 rows are taken together.
    ///
    /// @param basis what the rows were grouped by
    /// @param auc binary: the better of the order of the numbers, up or down, and the groups by their rate of positives; several classes:
    ///     the mean over the classes, each against the rest; 0.5 to 1. Null for regression or where a class has no row
    /// @param aucError by which it may be off, in 99 of 100 cases; 0: exact
    /// @param informationValue binary: the sum over the groups of (p - n) ln(p / n), p and n the shares of positives and negatives in the
    ///     group, half a row added to each
    /// @param mutualInformation share of the label's entropy that the groups explain, 0 to 1
    /// @param correlation Pearson's coefficient with a numeric label, over rows with both
    /// @param rSquared regression: share of the label's variance that a straight line or the values' means explain, the greater, 0 to 1
    public record Relation(
            Basis basis,
            @Nullable Double auc,
            @Nullable Double aucError,
            @Nullable Double informationValue,
            @Nullable Double mutualInformation,
            @Nullable Double correlation,
            @Nullable Double rSquared) {
        /// VALUES: each value; BINS: bins at quantiles of each class; PRESENCE: missing or not, of columns with too many values.
        public enum Basis {
            VALUES,
            BINS,
            PRESENCE
        }
    }
}
