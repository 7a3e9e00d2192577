package nightjar.project.grammar;

import static nightjar.project.grammar.shape.Scalars.NOT_NEGATIVE;
import static nightjar.project.grammar.shape.Scalars.NUMBER;
import static nightjar.project.grammar.shape.Scalars.POSITIVE;
import static nightjar.project.grammar.shape.Scalars.SHARE;
import static nightjar.project.grammar.shape.Section.optional;
import static nightjar.project.grammar.shape.Section.required;
import static nightjar.project.grammar.shape.Shapes.oneOf;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nightjar.project.grammar.shape.Choice;
import nightjar.project.grammar.shape.Mismatch;
import nightjar.project.grammar.shape.Reading;
import nightjar.project.grammar.shape.Scalars;
import nightjar.project.grammar.shape.Section;
import nightjar.project.grammar.shape.Section.Key;
import nightjar.project.grammar.shape.Shape;
import nightjar.project.grammar.shape.Shapes;
import nightjar.project.training.GateRule;
import nightjar.project.training.Metric;
import nightjar.project.training.Suitability;
import org.jspecify.annotations.Nullable;

/// The keys of `gate` and of `suitability`.
final class GateGrammar {

    private static final Key<Double> LEVEL =
            optional(
                    "level",
                    Scalars.within(SHARE, 0.5, 1),
                    GateRule.LEVEL,
                    "How sure it must be, such as 0.95.");

    static final Shape<Suitability> SUITABILITY =
            Section.of(
                    optional(
                            "rule",
                            Shapes.expression(Reading.Result.BOOLEAN),
                            "A rule the model must be worth more than."),
                    optional(
                            "margin",
                            NOT_NEGATIVE,
                            0.0,
                            "By how much of the training metric the model must be better."),
                    LEVEL,
                    optional(
                            "matters",
                            POSITIVE,
                            "The least gain worth a model, in the metric's unit."),
                    Suitability::new);

    private static final Section<GateRule.Beats> BEATS =
            Section.of(
                    required(
                            "beats",
                            oneOf(GateRule.Opponent.class),
                            "Who must be beaten on the training metric."),
                    LEVEL,
                    optional(
                            "margin",
                            NOT_NEGATIVE,
                            0.0,
                            "By how much of the training metric it must be better."),
                    optional(
                            "matters",
                            POSITIVE,
                            "The least gain worth a change, in the metric's unit."),
                    GateRule.Beats::new);

    /// What may be said of a metric: one of a bound, a gap and a drop.
    private record OfMetric(
            Metric metric,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable String slice,
            @Nullable Double gap,
            @Nullable Double drop) {

        private boolean bounded() {
            return min != null || max != null;
        }

        private @Nullable Mismatch wrong() {
            long kinds = Stream.of(bounded(), gap != null, drop != null).filter(k -> k).count();
            if (kinds == 0) {
                return wrong("no bound", "'min' or 'max' beside 'metric'");
            }
            if (kinds > 1) {
                return wrong(
                        "several kinds of bound", "'min' and 'max', or 'max_gap', or 'max_drop'");
            }
            if (!bounded() && slice == null) {
                return wrong("no slice", "'slice', the column whose groups are compared");
            }
            return min != null && max != null && min > max
                    ? wrong("min above max", "min at most max")
                    : null;
        }

        private static Mismatch wrong(String found, String expected) {
            return new Mismatch("", found, expected, "");
        }

        private GateRule rule() {
            if (bounded()) {
                return new GateRule.Bound(metric, min, max, slice);
            }
            String groups = Objects.requireNonNull(slice);
            return gap != null
                    ? new GateRule.Gap(groups, metric, gap)
                    : new GateRule.Drop(groups, metric, Objects.requireNonNull(drop));
        }
    }

    private static final Section<GateRule> METRIC =
            Section.of(
                            required(
                                    "metric",
                                    oneOf(Metric.class, Metric::yamlName),
                                    "The metric that is bounded."),
                            optional("min", NUMBER, "Its least value."),
                            optional("max", NUMBER, "Its greatest value."),
                            optional(
                                    "slice",
                                    Shapes.column(),
                                    "The column in each of whose groups it is bounded."),
                            optional(
                                    "max_gap",
                                    POSITIVE,
                                    "Greatest distance between the best group and the worst."),
                            optional(
                                    "max_drop",
                                    NOT_NEGATIVE,
                                    "How much worse than the champion any group may be."),
                            OfMetric::new)
                    .unless(OfMetric::wrong)
                    .then(OfMetric::rule);

    private static final Shape<GateRule.Calibrated> CALIBRATION =
            Section.of(
                    required(
                            "max_error",
                            SHARE,
                            "Greatest mean distance of probabilities from what happened."),
                    GateRule.Calibrated::new);

    private static final Shape<GateRule.Worth> WORTH =
            Section.of(
                    required("min", NUMBER, "Least money per row that is decided."),
                    optional(
                            "over",
                            oneOf(GateRule.Over.class),
                            GateRule.Over.NOTHING,
                            "Above whose decisions it is counted."),
                    LEVEL,
                    GateRule.Worth::new);

    static final Shape<GateRule> RULE =
            new Choice<>(
                    BEATS,
                    METRIC,
                    Section.of(
                            "calibration",
                            CALIBRATION,
                            "How far probabilities may be from what happens."),
                    Section.of(
                            required(
                                    "latency_ms",
                                    POSITIVE,
                                    "Longest time to predict 1,000 rows, in milliseconds."),
                            GateRule.Latency::new),
                    Section.of(
                            required(
                                    "size",
                                    Scalars.SIZE,
                                    "Greatest size of the model, such as 10MB."),
                            GateRule.Size::new),
                    Section.of("money", WORTH, "What the decisions must be worth by goal.value."));

    private GateGrammar() {}

    static List<GateRule> usual() {
        return List.of(
                new GateRule.Beats(GateRule.Opponent.BASELINE, GateRule.LEVEL, 0, null),
                new GateRule.Beats(GateRule.Opponent.CHAMPION, GateRule.LEVEL, 0, null));
    }
}
