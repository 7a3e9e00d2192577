package nightjar.stage.features;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nightjar.project.training.FeatureSpec.DateParts.Part;
import org.jspecify.annotations.Nullable;

/// How cells become numbers: plain values, fitted on training rows, that say everything there is to know.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "transform")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Transform.Plain.class, name = "plain"),
    @JsonSubTypes.Type(value = Transform.Scale.class, name = "scale"),
    @JsonSubTypes.Type(value = Transform.Log.class, name = "log"),
    @JsonSubTypes.Type(value = Transform.Bins.class, name = "bins"),
    @JsonSubTypes.Type(value = Transform.OneHot.class, name = "one_hot"),
    @JsonSubTypes.Type(value = Transform.Ordinal.class, name = "ordinal"),
    @JsonSubTypes.Type(value = Transform.Frequency.class, name = "frequency"),
    @JsonSubTypes.Type(value = Transform.TargetEncode.class, name = "target_encode"),
    @JsonSubTypes.Type(value = Transform.DateParts.class, name = "date_parts"),
    @JsonSubTypes.Type(value = Transform.Age.class, name = "age"),
    @JsonSubTypes.Type(value = Transform.Ratio.class, name = "ratio"),
    @JsonSubTypes.Type(value = Transform.Computed.class, name = "expression"),
    @JsonSubTypes.Type(value = Transform.MissingIndicator.class, name = "missing_indicator")
})
public sealed interface Transform {

    /// Names of the numbers it gives, in their order.
    List<String> names();

    /// The columns it reads.
    List<String> inputs();

    /// A number; missing becomes `fill`, the training rows' median.
    record Plain(String column, double fill) implements Transform {
        @Override
        public List<String> names() {
            return List.of(column);
        }

        @Override
        public List<String> inputs() {
            return List.of(column);
        }
    }

    /// `(x - center) / scale`, of the signed logarithm of x where `log`.
    ///
    /// @param fill what a missing x becomes before that
    /// @param scale greater than 0
    record Scale(String column, boolean log, double fill, double center, double scale)
            implements Transform {
        @Override
        public List<String> names() {
            return List.of(column + (log ? "(log, scaled)" : "(scaled)"));
        }

        @Override
        public List<String> inputs() {
            return List.of(column);
        }
    }

    /// `sign(x) ln(1 + |x|)`.
    record Log(String column, double fill) implements Transform {
        @Override
        public List<String> names() {
            return List.of(column + "(log)");
        }

        @Override
        public List<String> inputs() {
            return List.of(column);
        }
    }

    /// The number of edges at or below x.
    ///
    /// @param edges ascending
    record Bins(String column, double fill, List<Double> edges) implements Transform {
        public Bins {
            edges = List.copyOf(edges);
        }

        @Override
        public List<String> names() {
            return List.of(column + "(bin)");
        }

        @Override
        public List<String> inputs() {
            return List.of(column);
        }
    }

    /// A 0/1 number per level, and one for every other level and for missing cells.
    record OneHot(String column, List<String> levels) implements Transform {
        public OneHot {
            levels = List.copyOf(levels);
        }

        @Override
        public List<String> names() {
            return Stream.concat(
                            levels.stream().map(level -> column + "=" + level),
                            Stream.of(column + "(other)"))
                    .toList();
        }

        @Override
        public List<String> inputs() {
            return List.of(column);
        }
    }

    /// The position of the level, from 0; -1 for any other and for missing cells.
    record Ordinal(String column, List<String> order) implements Transform {
        public Ordinal {
            order = List.copyOf(order);
        }

        @Override
        public List<String> names() {
            return List.of(column + "(position)");
        }

        @Override
        public List<String> inputs() {
            return List.of(column);
        }
    }

    /// The share of training rows with the level, 0 to 1; 0 for any other and for missing cells.
    record Frequency(String column, SortedMap<String, Double> shares) implements Transform {
        public Frequency {
            shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
        }

        @Override
        public List<String> names() {
            return List.of(column + "(frequency)");
        }

        @Override
        public List<String> inputs() {
            return List.of(column);
        }
    }

    /// The level's mean label, drawn to the overall mean: `(sum + m * prior) / (n + m)` with m the smoothing (Micci-Barreca 2001). One number
    /// per class beyond two. Training rows get the means of the other folds.
    ///
    /// @param classes names of the numbers; empty: there is one
    /// @param whole over all training rows, for every row that is none
    /// @param withoutFold per fold, over the rows of the others; empty once training is over
    record TargetEncode(String column, List<String> classes, Means whole, List<Means> withoutFold)
            implements Transform {
        public TargetEncode {
            classes = List.copyOf(classes);
            withoutFold = List.copyOf(withoutFold);
        }

        /// @param prior per class, what an unseen level and a missing cell get
        /// @param means per level, per class
        public record Means(List<Double> prior, SortedMap<String, List<Double>> means) {
            public Means {
                prior = List.copyOf(prior);
                means = Collections.unmodifiableSortedMap(new TreeMap<>(means));
            }
        }

        @Override
        public List<String> names() {
            return classes.isEmpty()
                    ? List.of(column + "(label mean)")
                    : classes.stream().map(name -> column + "(share of " + name + ")").toList();
        }

        @Override
        public List<String> inputs() {
            return List.of(column);
        }
    }

    /// Parts of a date; a missing one becomes `fill`, in milliseconds since 1970.
    record DateParts(String column, List<Part> parts, long fill) implements Transform {
        public DateParts {
            parts = List.copyOf(parts);
        }

        @Override
        public List<String> names() {
            return parts.stream()
                    .map(
                            part ->
                                    column
                                            + "("
                                            + part.name().toLowerCase(java.util.Locale.ROOT)
                                            + ")")
                    .toList();
        }

        @Override
        public List<String> inputs() {
            return List.of(column);
        }
    }

    /// Days from the column's date to that in `until`, or to the business date of the run.
    ///
    /// @param fill days where a date is missing
    record Age(String column, @Nullable String until, double fill) implements Transform {
        @Override
        public List<String> names() {
            return List.of(column + "(days to " + (until == null ? "run" : until) + ")");
        }

        @Override
        public List<String> inputs() {
            return until == null ? List.of(column) : List.of(column, until);
        }
    }

    /// `numerator / denominator`; `fill` where that is undefined.
    record Ratio(String name, String numerator, String denominator, double fill)
            implements Transform {
        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public List<String> inputs() {
            return List.of(numerator, denominator);
        }
    }

    /// An expression; `fill` where it is undefined.
    record Computed(String name, String expression, List<String> inputs, double fill)
            implements Transform {
        public Computed {
            inputs = List.copyOf(inputs);
        }

        @Override
        public List<String> names() {
            return List.of(name);
        }
    }

    /// 1 where the cell is missing, else 0.
    record MissingIndicator(String column) implements Transform {
        @Override
        public List<String> names() {
            return List.of(column + "(missing)");
        }

        @Override
        public List<String> inputs() {
            return List.of(column);
        }
    }

    /// The names of many transforms, in order.
    static List<String> names(List<Transform> transforms) {
        List<String> names = new ArrayList<>();
        transforms.forEach(transform -> names.addAll(transform.names()));
        return names;
    }
}
