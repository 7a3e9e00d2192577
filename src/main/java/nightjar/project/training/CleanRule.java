package nightjar.project.training;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nightjar.cell.WhiteSpace;
import org.jspecify.annotations.Nullable;

/// One cleaning rule. Rules run in the order of the file, text rules on the text as read, the others on typed cells.
/// An empty list of columns means every column the rule fits.
public sealed interface CleanRule {

    /// A rule for texts as they were read. Exploring and cleaning apply it alike, so that they agree on what is missing.
    sealed interface OfText extends CleanRule {

        /// Its key in the project file.
        String key();

        /// The columns it is used in; empty: all.
        List<String> columns();

        /// What it makes of a cell, for many cells.
        Change change();

        default boolean covers(String column) {
            return columns().isEmpty() || columns().contains(column);
        }

        /// The texts it speaks of.
        default Collection<String> named() {
            return List.of();
        }

        /// How it reads a cell that is not missing, to be compared with other project files; empty: as it is.
        default String reading() {
            return key();
        }
    }

    /// What becomes of a text; null is a missing cell.
    interface Change {
        @Nullable String of(String cell);
    }

    /// Cuts white space at both ends.
    record Trim(List<String> columns) implements OfText {
        public Trim {
            columns = List.copyOf(columns);
        }

        @Override
        public String key() {
            return "trim";
        }

        @Override
        public Change change() {
            return WhiteSpace::strip;
        }
    }

    /// Text that means "no value". The empty cell always does.
    record MissingMarkers(List<String> markers, List<String> columns) implements OfText {
        public MissingMarkers {
            markers = List.copyOf(markers);
            columns = List.copyOf(columns);
        }

        @Override
        public String key() {
            return "missing";
        }

        @Override
        public Change change() {
            Set<String> all = Set.copyOf(markers);
            int longest = all.stream().mapToInt(String::length).max().orElse(0);
            return cell -> cell.length() <= longest && all.contains(cell) ? null : cell;
        }

        @Override
        public Collection<String> named() {
            return markers;
        }

        @Override
        public String reading() {
            return "";
        }
    }

    /// Numbers that are not written plainly: `1.234,5` in `de`, `(12.50)` for -12.50, `<10`, `12 kg`. A currency or percent sign at either end is
    /// left out. The text stays; what number it means is said.
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
            implements OfText {
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

        @Override
        public String key() {
            return "numbers";
        }

        @Override
        public Change change() {
            return cell -> cell;
        }

        @Override
        public String reading() {
            return key() + " " + locale;
        }
    }

    /// Whole cells replaced by others.
    record Replace(String column, Map<String, String> values) implements OfText {
        public Replace {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String key() {
            return "replace";
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public Change change() {
            return cell -> values.getOrDefault(cell, cell);
        }

        @Override
        public Collection<String> named() {
            return values.keySet();
        }

        @Override
        public String reading() {
            return key() + " " + new TreeMap<>(values);
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
