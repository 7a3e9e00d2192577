package nightjar.project.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One cleaning rule. Rules run in the order of the file, text rules on the text as read, the others on typed cells.
/// An empty list of columns means every column the rule fits.
public sealed interface CleanRule {

    /// Cuts white space at both ends.
    record Trim(List<String> columns) implements CleanRule {
        public Trim {
            columns = List.copyOf(columns);
        }
    }

    /// Text that means "no value". The empty cell always does.
    record MissingMarkers(List<String> markers, List<String> columns) implements CleanRule {
        public MissingMarkers {
            markers = List.copyOf(markers);
            columns = List.copyOf(columns);
        }
    }

    /// Numbers that are not written plainly: `1.234,5` in `de`, `(12.50)` for -12.50, `<10`, `12 kg`. A currency or percent sign at either end is
    /// left out.
    ///
    /// @param locale an IETF language tag; null: a point before the decimals, no groups
    /// @param negative how a number below zero is written, beside a minus in front; null: not otherwise
    /// @param censored what a number is of which only a bound is known; null: none
    /// @param unit a text at either end that is left out; null: none is
    record Numbers(
            List<String> columns,
            @Nullable String locale,
            @Nullable Negative negative,
            @Nullable Censored censored,
            @Nullable String unit)
            implements CleanRule {
        public Numbers {
            columns = List.copyOf(columns);
        }

        public Numbers(List<String> columns, String locale) {
            this(columns, locale, null, null, null);
        }

        /// How accountants write less than nothing.
        public enum Negative {
            /// `(12.50)`.
            PARENTHESES,
            /// `12.50-`.
            TRAILING
        }

        /// What becomes of `<10`, `>= 1000`, `90+`.
        public enum Censored {
            /// The number that is given: 10, 1000, 90.
            BOUND
        }
    }

    /// Whole cells replaced by others.
    record Replace(String column, Map<String, String> values) implements CleanRule {
        public Replace {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// Numbers outside the bounds are set to the nearer bound.
    record Clip(String column, @Nullable Double min, @Nullable Double max) implements CleanRule {}

    /// As [Clip], with bounds that are quantiles of the training rows; fitted with the features.
    ///
    /// @param lower quantile, 0 to 1
    /// @param upper quantile, 0 to 1, above `lower`
    record Winsorize(String column, double lower, double upper) implements CleanRule {}

    /// Of rows with the same key one stays; the others go to the rejected file. Training only.
    record Duplicates(Keep keep) implements CleanRule {
        /// Which row of several with the same key stays.
        public enum Keep {
            FIRST,
            LAST
        }
    }

    /// Rows in which the expression is not true go to the rejected file.
    record Filter(String expression) implements CleanRule {}

    /// A missing cell gets a value: a fixed one, or one fitted on the training rows with the features.
    ///
    /// @param value a fixed value; null: `with` says how it is fitted
    record Impute(String column, @Nullable String value, @Nullable With with) implements CleanRule {
        /// What the training rows put in the place of a missing cell.
        public enum With {
            MEAN,
            MEDIAN,
            MOST_FREQUENT
        }
    }
}
