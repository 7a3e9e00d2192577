package nightjar.project.grammar;

import static nightjar.project.grammar.shape.Scalars.NUMBER;
import static nightjar.project.grammar.shape.Scalars.SHARE;
import static nightjar.project.grammar.shape.Scalars.TEXT;
import static nightjar.project.grammar.shape.Scalars.VALUE;
import static nightjar.project.grammar.shape.Scalars.count;
import static nightjar.project.grammar.shape.Section.optional;
import static nightjar.project.grammar.shape.Section.required;
import static nightjar.project.grammar.shape.Shapes.column;
import static nightjar.project.grammar.shape.Shapes.listOf;
import static nightjar.project.grammar.shape.Shapes.oneOf;

import java.util.List;
import nightjar.project.grammar.shape.Choice;
import nightjar.project.grammar.shape.Mismatch;
import nightjar.project.grammar.shape.Reading;
import nightjar.project.grammar.shape.Scalars;
import nightjar.project.grammar.shape.Section;
import nightjar.project.grammar.shape.Section.Key;
import nightjar.project.grammar.shape.Shape;
import nightjar.project.grammar.shape.Shapes;
import nightjar.project.training.FeatureSpec;
import nightjar.table.ColumnType;

/// The keys of `features`.
final class FeatureGrammar {

    private static final Shape<String> CATEGORIES = column(ColumnType.CATEGORY);
    private static final Shape<String> NUMBERS = column(ColumnType.NUMBER);
    private static final Shape<String> DATES = column(ColumnType.DATE);
    private static final Key<String> CATEGORY = required("column", CATEGORIES, "The column.");
    private static final Key<String> NUMERIC = required("column", NUMBERS, "The column.");
    private static final Key<String> DATED = required("column", DATES, "The column.");
    private static final Key<String> NAME = required("name", TEXT, "Name of the feature.");

    private static final Shape<FeatureSpec.OneHot> ONE_HOT =
            Section.of(
                            CATEGORY,
                            optional(
                                    "max_levels",
                                    count(1),
                                    20,
                                    "Most levels with a feature of their own."),
                            optional(
                                    "min_share",
                                    SHARE,
                                    0.005,
                                    "Smallest share of a level with a feature of its own."),
                            FeatureSpec.OneHot::new)
                    .orFirst();

    private static final Shape<FeatureSpec.Ordinal> ORDINAL =
            Section.of(
                            CATEGORY,
                            optional(
                                    "order", listOf(VALUE), List.of(), "The levels, lowest first."),
                            FeatureSpec.Ordinal::new)
                    .orFirst();

    private static final Shape<FeatureSpec.TargetEncode> TARGET_ENCODE =
            Section.of(
                            CATEGORY,
                            optional(
                                    "smoothing",
                                    Scalars.between(NUMBER, 0, 1e9),
                                    20.0,
                                    "Rows of the overall mean mixed in."),
                            FeatureSpec.TargetEncode::new)
                    .orFirst();

    private static final Shape<FeatureSpec.Scale> SCALE =
            Section.of(
                            NUMERIC,
                            optional(
                                    "method",
                                    oneOf(FeatureSpec.Scale.Method.class),
                                    FeatureSpec.Scale.Method.STANDARD,
                                    "How it is scaled."),
                            FeatureSpec.Scale::new)
                    .orFirst();

    private static final Shape<FeatureSpec.Bins> BINS =
            Section.of(
                            NUMERIC,
                            optional("count", count(2), "Bins of equally many training rows."),
                            optional(
                                    "edges",
                                    listOf(NUMBER).as(edges -> edges.stream().sorted().toList()),
                                    List.of(),
                                    "Inner edges, ascending."),
                            FeatureSpec.Bins::new)
                    .unless(
                            bins ->
                                    Mismatch.unlessOne(
                                            bins.count() != null,
                                            !bins.edges().isEmpty(),
                                            "count",
                                            "edges"));

    private static final Shape<FeatureSpec.DateParts> DATE_PARTS =
            Section.of(
                            DATED,
                            optional(
                                    "parts",
                                    listOf(oneOf(FeatureSpec.DateParts.Part.class)),
                                    List.of(FeatureSpec.DateParts.Part.values()),
                                    "The parts."),
                            FeatureSpec.DateParts::new)
                    .orFirst();

    private static final Shape<FeatureSpec.Age> AGE =
            Section.of(
                            DATED,
                            optional(
                                    "until", DATES, "The other date; left out: the business date."),
                            FeatureSpec.Age::new)
                    .orFirst();

    private static final Shape<FeatureSpec.Ratio> RATIO =
            Section.of(
                    NAME,
                    required(
                            "of",
                            listOf(NUMBERS)
                                    .where(
                                            two -> two.size() == 2,
                                            "two columns: numerator and denominator"),
                            "Numerator and denominator."),
                    (name, of) -> new FeatureSpec.Ratio(name, of.getFirst(), of.getLast()));

    private static final Shape<FeatureSpec.Computed> COMPUTED =
            Section.of(
                    NAME,
                    required(
                            "is",
                            Shapes.expression(Reading.Result.BOOLEAN_OR_NUMBER),
                            "The expression."),
                    FeatureSpec.Computed::new);

    static final Shape<FeatureSpec> FEATURE =
            new Choice<>(
                    Section.of("one_hot", ONE_HOT, "A 0/1 feature per level."),
                    Section.of("ordinal", ORDINAL, "The position of the level."),
                    Section.of(
                            required(
                                    "frequency",
                                    CATEGORIES,
                                    "The share of rows with the same level."),
                            FeatureSpec.Frequency::new),
                    Section.of(
                            "target_encode",
                            TARGET_ENCODE,
                            "The mean label of the level, out of fold."),
                    Section.of(
                            required("plain", NUMBERS, "The number as it stands."),
                            FeatureSpec.Plain::new),
                    Section.of("scale", SCALE, "The number on a common scale."),
                    Section.of(
                            required("log", NUMBERS, "The signed logarithm of the number."),
                            FeatureSpec.Log::new),
                    Section.of("bins", BINS, "The number of the bin."),
                    Section.of("date_parts", DATE_PARTS, "Parts of the date."),
                    Section.of(
                            "age", AGE, "Days from the date to another, or to the business date."),
                    Section.of("ratio", RATIO, "One number divided by another."),
                    Section.of(
                            "expression",
                            COMPUTED,
                            "A number or boolean computed by an expression."),
                    Section.of(
                            required("missing_indicator", column(), "1 where the cell is missing."),
                            FeatureSpec.MissingIndicator::new),
                    Section.of(
                            required("drop", column(), "No feature of this column."),
                            FeatureSpec.Drop::new));

    private FeatureGrammar() {}
}
