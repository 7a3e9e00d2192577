package nightjar.project.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One declared feature. A column that a single-column feature names gets no default features of its own.
public sealed interface FeatureSpec {

    /// The column of a single-column feature; null: of none.
    default @Nullable String column() {
        return null;
    }

    /// A 0/1 feature per level. Levels rarer than `minShare` of the training rows, or beyond the `maxLevels` most frequent, share one
    /// feature; a level not seen in training counts as rare.
    ///
    /// @param minShare 0 to 1
    record OneHot(String column, int maxLevels, double minShare) implements FeatureSpec {}

    /// The position of the level in `order`, from 0; an empty order is that of the training rows, sorted. Unseen: -1.
    record Ordinal(String column, List<String> order) implements FeatureSpec {
        public Ordinal {
            order = List.copyOf(order);
        }
    }

    /// The share of training rows with the same level, 0 to 1; unseen: 0.
    record Frequency(String column) implements FeatureSpec {}

    /// The mean label of the training rows with the same level, drawn to the overall mean by `smoothing` rows; training rows get the
    /// mean of the other folds. One feature per class beyond two.
    record TargetEncode(String column, double smoothing) implements FeatureSpec {}

    /// A number as it stands, missing cells by the training rows' median.
    record Plain(String column) implements FeatureSpec {}

    /// A number brought to a common scale.
    record Scale(String column, Method method) implements FeatureSpec {
        /// STANDARD: mean 0, standard deviation 1. MIN_MAX: 0 to 1. ROBUST: median 0, interquartile range 1.
        public enum Method {
            STANDARD,
            MIN_MAX,
            ROBUST
        }
    }

    /// `sign(x) ln(1 + |x|)`.
    record Log(String column) implements FeatureSpec {}

    /// The number of the bin, from 0: `count` bins of equally many training rows, or the given inner edges.
    record Bins(String column, @Nullable Integer count, List<Double> edges) implements FeatureSpec {
        public Bins {
            edges = List.copyOf(edges);
        }
    }

    /// Parts of a date.
    record DateParts(String column, List<Part> parts) implements FeatureSpec {
        public DateParts {
            parts = List.copyOf(parts);
        }

        /// YEAR; MONTH 1 to 12; DAY_OF_MONTH 1 to 31; DAY_OF_WEEK 1 (Monday) to 7; HOUR 0 to 23; MINUTE_OF_DAY 0 to 1439.
        public enum Part {
            YEAR,
            MONTH,
            DAY_OF_MONTH,
            DAY_OF_WEEK,
            HOUR,
            MINUTE_OF_DAY
        }
    }

    /// Days from the date in the column to the date in `until`, or to the run's business date where that is null.
    record Age(String column, @Nullable String until) implements FeatureSpec {}

    /// The first number divided by the second; missing where the second is 0 or a cell is missing.
    record Ratio(String name, String numerator, String denominator) implements FeatureSpec {}

    /// A number or boolean (0/1) computed by an expression.
    record Computed(String name, String expression) implements FeatureSpec {}

    /// 1 where the cell is missing, else 0.
    record MissingIndicator(String column) implements FeatureSpec {}

    /// No feature of this column.
    record Drop(String column) implements FeatureSpec {}
}
