package nightjar.ledger;

import static nightjar.ledger.Quantity.Dimension.COLUMN;
import static nightjar.ledger.Quantity.Dimension.MODEL;
import static nightjar.ledger.Quantity.Dimension.RULE;
import static nightjar.ledger.Quantity.Dimension.SLICE;
import static nightjar.ledger.Quantity.Range.COUNT;
import static nightjar.ledger.Quantity.Range.NUMBER;
import static nightjar.ledger.Quantity.Range.POSITIVE;
import static nightjar.ledger.Quantity.Range.SHARE;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nightjar.project.training.Metric;

/// What can be measured: a name, its unit and range, and what it means. Every measurement is of one of these; `measurements.md` is this list.
/// A name says neither column nor rule, slice or model: those are dimensions of a measurement.
public final class Quantity {

    /// What one measurement of a quantity is about, beside the run and the step.
    public enum Dimension {
        MODEL,
        SLICE,
        COLUMN,
        RULE
    }

    /// The numbers a quantity can be. Every quantity may also be undefined.
    public enum Range {
        COUNT("a whole number from 0", 0, Double.POSITIVE_INFINITY),
        SHARE("0 to 1", 0, 1),
        POSITIVE("from 0", 0, Double.POSITIVE_INFINITY),
        CHANGE("-1 to 1", -1, 1),
        NUMBER("any", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        private final String text;
        private final double low;
        private final double high;

        Range(String text, double low, double high) {
            this.text = text;
            this.low = low;
            this.high = high;
        }

        /// As the list says it.
        public String text() {
            return text;
        }

        public boolean contains(double value) {
            return Double.isNaN(value)
                    || value >= low
                            && value <= high
                            && (this != COUNT || value == Math.rint(value));
        }
    }

    private static final List<Quantity> LISTED = new ArrayList<>();

    public static final Quantity ROWS =
            rows("rows", "explore", "rows read, without malformed records");
    public static final Quantity BATCH_ROWS =
            rows(
                    "batch_rows",
                    "explore, score",
                    "rows per batch, only where that is not as usual: other batches give other last bits");
    public static final Quantity MALFORMED = rows("rejected", "explore", "malformed records");
    public static final Quantity MISSING =
            listed("missing", "1", SHARE, "explore", "share of the rows without a value", COLUMN);
    public static final Quantity DISTINCT =
            listed(
                    "distinct",
                    "values",
                    POSITIVE,
                    "explore",
                    "different values, estimated where there are many",
                    COLUMN);
    public static final Quantity DUPLICATE_KEYS =
            rows("duplicate_keys", "explore", "rows whose key stands in another row too");
    public static final Quantity LABEL_SHARE =
            listed(
                    "label_share",
                    "1",
                    SHARE,
                    "explore",
                    "share of a class among the labelled rows",
                    SLICE);

    public static final Quantity FINDINGS_WARN =
            count("findings_warn", "findings", "validate, score", "findings that are told only");
    public static final Quantity FINDINGS_QUARANTINE =
            count(
                    "findings_quarantine",
                    "findings",
                    "validate, score",
                    "findings that set rows aside");
    public static final Quantity FINDINGS_REFUSE =
            count(
                    "findings_refuse",
                    "findings",
                    "validate, score",
                    "findings that refuse the data");

    public static final Quantity ROWS_REJECTED =
            rows("rows_rejected", "clean, score", "records set aside, for whatever reason");
    public static final Quantity ROWS_FILTERED =
            rows(
                    "rows_filtered",
                    "clean, score",
                    "of these, dropped by a filter of the project file");
    public static final Quantity CHANGED =
            count(
                    "changed",
                    "cells",
                    "clean, score",
                    "cells of the column that the cleaning rule changed",
                    COLUMN,
                    RULE);
    public static final Quantity REJECTED =
            rows(
                    "rejected",
                    "clean, score",
                    "rows set aside by the rule; each row counts once, for the first reason",
                    COLUMN,
                    RULE);
    public static final Quantity BREACH =
            rows(
                    "breach",
                    "clean, score",
                    "rows that breach the expectation and are not set aside for it",
                    COLUMN,
                    RULE);
    public static final Quantity ABSENT =
            count("absent", "columns", "clean, score", "1: the source lacks the column", COLUMN);
    public static final Quantity TRAINING_ROWS =
            rows("training_rows", "clean, features", "rows that models are fitted on");
    public static final Quantity HOLDOUT_ROWS =
            rows("holdout_rows", "clean, evaluate", "rows that no fit sees");

    public static final Quantity FEATURES =
            count("features", "columns", "features", "features of the plan");
    public static final Quantity COLUMNS_LEFT_OUT =
            count("columns_left_out", "columns", "features", "columns that no feature is made of");

    public static final Quantity THRESHOLD =
            listed(
                    "threshold",
                    "1",
                    SHARE,
                    "train",
                    "probability from which a row counts as positive",
                    MODEL);

    public static final Quantity COMPARED_ROWS =
            rows(
                    "compared_rows",
                    "evaluate",
                    "hold-out rows on which the candidate was compared with the model",
                    MODEL);
    public static final Quantity MONEY_PER_DECISION =
            listed(
                    "money_per_decision",
                    "money",
                    NUMBER,
                    "evaluate",
                    "what a decision is worth by `goal.value`, on average",
                    MODEL);
    public static final Quantity MONEY_GAIN =
            listed(
                    "money_gain",
                    "money",
                    NUMBER,
                    "evaluate",
                    "how much more a decision of the candidate is worth than one of the model",
                    MODEL);
    public static final Quantity CALIBRATION_ERROR =
            listed(
                    "calibration_error",
                    "1",
                    SHARE,
                    "evaluate",
                    "mean distance between predicted and observed frequency, weighted by rows",
                    MODEL);

    public static final Quantity RULES = count("rules", "rules", "gate", "rules of the verdict");
    public static final Quantity RULES_HELD =
            count("rules_held", "rules", "gate", "of these, those that held");
    public static final Quantity MODEL_SIZE =
            count("model_size", "B", "gate", "plan and model together", MODEL);
    public static final Quantity LATENCY =
            listed(
                    "latency_per_1000_rows",
                    "ms",
                    POSITIVE,
                    "gate",
                    "time to predict 1,000 rows; only where the gate asks for it",
                    MODEL);

    public static final Quantity VERSION =
            count("version", "1", "promote", "the version the candidate was registered as");
    public static final Quantity RULE_VERSION =
            count("rule_version", "1", "promote", "the version of the rule that does as well");

    public static final Quantity MISSING_ROWS =
            rows("missing", "score", "rows whose cell is missing where the plan reads it", COLUMN);
    public static final Quantity UNSEEN =
            rows("unseen", "score", "rows with a value that no training row had", COLUMN);
    public static final Quantity RARE_OR_UNSEEN =
            rows(
                    "rare_or_unseen",
                    "score",
                    "rows with a value that has no feature of its own",
                    COLUMN);
    public static final Quantity PREDICTED =
            rows("predicted", "score", "rows for which the class was predicted", SLICE);
    public static final Quantity SCORE_MEAN =
            listed("score_mean", "1", NUMBER, "score", "mean of the scores");
    public static final Quantity SCORE_MIN =
            listed("score_min", "1", NUMBER, "score", "smallest score");
    public static final Quantity SCORE_MAX =
            listed("score_max", "1", NUMBER, "score", "greatest score");
    public static final Quantity SCORE_ROWS =
            rows("score_rows", "score", "rows whose score lies in this tenth", SLICE);
    public static final Quantity ROWS_REPLAYED =
            rows(
                    "rows_replayed",
                    "score",
                    "rows that were set aside, mended, and scored by this run");

    public static final Quantity KPI =
            listed("kpi", "1", NUMBER, "watch", "the goal's figure, as outcomes show it");

    private static final Map<Metric, MetricQuantities> METRICS = new EnumMap<>(Metric.class);

    static {
        for (Metric metric : Metric.values()) {
            METRICS.put(metric, MetricQuantities.listed(metric));
        }
    }

    private final String name;
    private final String unit;
    private final Range range;
    private final List<String> steps;
    private final Set<Dimension> dimensions;
    private final String meaning;

    private Quantity(
            String name,
            String unit,
            Range range,
            List<String> steps,
            Set<Dimension> dimensions,
            String meaning) {
        this.name = name;
        this.unit = unit;
        this.range = range;
        this.steps = steps;
        this.dimensions = dimensions;
        this.meaning = meaning;
    }

    /// What is measured of a metric.
    public static MetricQuantities of(Metric metric) {
        return Objects.requireNonNull(METRICS.get(metric));
    }

    /// Every quantity there is, in the order of the steps.
    public static List<Quantity> all() {
        return List.copyOf(LISTED);
    }

    /// The one that a step measures under this name.
    public static Optional<Quantity> find(String step, String name) {
        return LISTED.stream()
                .filter(one -> one.name.equals(name) && one.steps.contains(step))
                .findFirst();
    }

    /// That of a stored measurement. One that is not listed was made by another Nightjar, and is shown all the same.
    static Quantity stored(String step, String name, String unit) {
        return find(step, name)
                .filter(one -> one.unit.equals(unit))
                .orElseGet(
                        () ->
                                new Quantity(
                                        name,
                                        unit,
                                        NUMBER,
                                        List.of(step),
                                        Set.of(Dimension.values()),
                                        "of another Nightjar"));
    }

    private static Quantity rows(
            String name, String steps, String meaning, Dimension... dimensions) {
        return count(name, "rows", steps, meaning, dimensions);
    }

    private static Quantity count(
            String name, String unit, String steps, String meaning, Dimension... dimensions) {
        return listed(name, unit, COUNT, steps, meaning, dimensions);
    }

    static Quantity listed(
            String name,
            String unit,
            Range range,
            String steps,
            String meaning,
            Dimension... dimensions) {
        Quantity quantity =
                new Quantity(
                        name,
                        unit,
                        range,
                        List.of(steps.split(", ", -1)),
                        Set.of(dimensions),
                        meaning);
        LISTED.add(quantity);
        return quantity;
    }

    /// Lower case, digits and `_`; within a step it is unique.
    public String name() {
        return name;
    }

    /// `1` for a share or a plain ratio, `label` for what is in the unit of the label, `rows`, `ms`, `B`, …
    public String unit() {
        return unit;
    }

    public Range range() {
        return range;
    }

    /// The steps that measure it.
    public List<String> steps() {
        return steps;
    }

    /// What a measurement of it may be about, beside run and step.
    public Set<Dimension> dimensions() {
        return dimensions;
    }

    /// For people, a clause.
    public String meaning() {
        return meaning;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity quantity
                && name.equals(quantity.name)
                && unit.equals(quantity.unit);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
