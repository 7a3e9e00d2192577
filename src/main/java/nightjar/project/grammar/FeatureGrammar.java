package nightjar.project.grammar;

import static nightjar.project.grammar.Shapes.NUMBER;
import static nightjar.project.grammar.Shapes.SHARE;
import static nightjar.project.grammar.Shapes.TEXT;
import static nightjar.project.grammar.Shapes.VALUE;
import static nightjar.project.grammar.Shapes.column;
import static nightjar.project.grammar.Shapes.listOf;
import static nightjar.project.grammar.Shapes.mapped;
import static nightjar.project.grammar.Shapes.oneOf;
import static nightjar.project.grammar.Shapes.shortOrFull;
import static nightjar.project.grammar.Shapes.whole;

import java.util.List;
import java.util.Map;
import nightjar.project.training.FeatureSpec;
import nightjar.table.ColumnType;

/// The keys of `features`.
final class FeatureGrammar {

    private static final Shape<String> CATEGORY = column(ColumnType.CATEGORY);
    private static final Shape<String> NUMERIC = column(ColumnType.NUMBER);
    private static final Shape<String> DATED = column(ColumnType.DATE);
    private static final List<FeatureSpec.DateParts.Part> ALL_PARTS =
            List.of(FeatureSpec.DateParts.Part.values());

    static final Shape<FeatureSpec> FEATURE =
            new Choice<>(
                    List.of(
                            kind(
                                    "one_hot",
                                    shortOrFull(
                                            mapped(
                                                    CATEGORY,
                                                    name ->
                                                            new FeatureSpec.OneHot(
                                                                    name, 20, 0.005)),
                                            oneHot()),
                                    "A 0/1 feature per level."),
                            kind(
                                    "ordinal",
                                    shortOrFull(
                                            mapped(
                                                    CATEGORY,
                                                    name ->
                                                            new FeatureSpec.Ordinal(
                                                                    name, List.of())),
                                            ordinal()),
                                    "The position of the level."),
                            kind(
                                    "frequency",
                                    mapped(CATEGORY, FeatureSpec.Frequency::new),
                                    "The share of rows with the same level."),
                            kind(
                                    "target_encode",
                                    shortOrFull(
                                            mapped(
                                                    CATEGORY,
                                                    name -> new FeatureSpec.TargetEncode(name, 20)),
                                            targetEncode()),
                                    "The mean label of the level, out of fold."),
                            kind(
                                    "plain",
                                    mapped(NUMERIC, FeatureSpec.Plain::new),
                                    "The number as it stands."),
                            kind(
                                    "scale",
                                    shortOrFull(
                                            mapped(
                                                    NUMERIC,
                                                    name ->
                                                            new FeatureSpec.Scale(
                                                                    name,
                                                                    FeatureSpec.Scale.Method
                                                                            .STANDARD)),
                                            scale()),
                                    "The number on a common scale."),
                            kind(
                                    "log",
                                    mapped(NUMERIC, FeatureSpec.Log::new),
                                    "The signed logarithm of the number."),
                            kind("bins", bins(), "The number of the bin."),
                            kind(
                                    "date_parts",
                                    shortOrFull(
                                            mapped(
                                                    DATED,
                                                    name ->
                                                            new FeatureSpec.DateParts(
                                                                    name, ALL_PARTS)),
                                            dateParts()),
                                    "Parts of the date."),
                            kind(
                                    "age",
                                    shortOrFull(
                                            mapped(DATED, name -> new FeatureSpec.Age(name, null)),
                                            age()),
                                    "Days from the date to another, or to the business date."),
                            kind("ratio", ratio(), "One number divided by another."),
                            kind(
                                    "expression",
                                    computed(),
                                    "A number or boolean computed by an expression."),
                            kind(
                                    "missing_indicator",
                                    mapped(column(), FeatureSpec.MissingIndicator::new),
                                    "1 where the cell is missing."),
                            kind(
                                    "drop",
                                    mapped(column(), FeatureSpec.Drop::new),
                                    "No feature of this column.")),
                    Map.of());

    private FeatureGrammar() {}

    private static <T extends FeatureSpec> Choice.Kind<T, FeatureSpec> kind(
            String name, Shape<T> shape, String about) {
        return new Choice.Kind<>(name, shape, about, (feature, _) -> feature);
    }

    private static Shape<FeatureSpec.OneHot> oneHot() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", CATEGORY, "The column.");
                    var levels =
                            keys.optional(
                                    "max_levels",
                                    whole(1),
                                    20L,
                                    "Most levels with a feature of their own.");
                    var share =
                            keys.optional(
                                    "min_share",
                                    SHARE,
                                    0.005,
                                    "Smallest share of a level with a feature of its own.");
                    return values ->
                            new FeatureSpec.OneHot(
                                    values.get(name),
                                    values.get(levels).intValue(),
                                    values.get(share));
                });
    }

    private static Shape<FeatureSpec.Ordinal> ordinal() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", CATEGORY, "The column.");
                    var order =
                            keys.optional(
                                    "order", listOf(VALUE), List.of(), "The levels, lowest first.");
                    return values -> new FeatureSpec.Ordinal(values.get(name), values.get(order));
                });
    }

    private static Shape<FeatureSpec.TargetEncode> targetEncode() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", CATEGORY, "The column.");
                    var smoothing =
                            keys.optional(
                                    "smoothing",
                                    Shapes.between(NUMBER, 0, 1e9, false),
                                    20.0,
                                    "Rows of the overall mean mixed in.");
                    return values ->
                            new FeatureSpec.TargetEncode(values.get(name), values.get(smoothing));
                });
    }

    private static Shape<FeatureSpec.Scale> scale() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", NUMERIC, "The column.");
                    var method =
                            keys.optional(
                                    "method",
                                    oneOf(FeatureSpec.Scale.Method.class, ProjectGrammar::lower),
                                    FeatureSpec.Scale.Method.STANDARD,
                                    "How it is scaled.");
                    return values -> new FeatureSpec.Scale(values.get(name), values.get(method));
                });
    }

    private static Shape<FeatureSpec.Bins> bins() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", NUMERIC, "The column.");
                    var count =
                            keys.optional(
                                    "count", whole(2), null, "Bins of equally many training rows.");
                    var edges =
                            keys.optional(
                                    "edges", listOf(NUMBER), List.of(), "Inner edges, ascending.");
                    return values -> {
                        if (values.has(count) == values.has(edges)) {
                            values.problem(
                                    name,
                                    values.has(count) ? "both" : "neither",
                                    "one of 'count' and 'edges'",
                                    "");
                            return null;
                        }
                        Long number = values.find(count);
                        return new FeatureSpec.Bins(
                                values.get(name),
                                number == null ? null : number.intValue(),
                                values.get(edges).stream().sorted().toList());
                    };
                });
    }

    private static Shape<FeatureSpec.DateParts> dateParts() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", DATED, "The column.");
                    var parts =
                            keys.optional(
                                    "parts",
                                    listOf(
                                            oneOf(
                                                    FeatureSpec.DateParts.Part.class,
                                                    ProjectGrammar::lower)),
                                    ALL_PARTS,
                                    "The parts.");
                    return values -> new FeatureSpec.DateParts(values.get(name), values.get(parts));
                });
    }

    private static Shape<FeatureSpec.Age> age() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", DATED, "The column.");
                    var until =
                            keys.optional(
                                    "until",
                                    DATED,
                                    null,
                                    "The other date; left out: the business date.");
                    return values -> new FeatureSpec.Age(values.get(name), values.find(until));
                });
    }

    private static Shape<FeatureSpec.Ratio> ratio() {
        return Section.of(
                keys -> {
                    var name = keys.required("name", TEXT, "Name of the feature.");
                    var of = keys.required("of", listOf(NUMERIC), "Numerator and denominator.");
                    return values -> {
                        List<String> two = values.get(of);
                        if (two.size() != 2) {
                            values.problem(
                                    of,
                                    two.size() + " columns",
                                    "two: numerator and denominator",
                                    "");
                            return null;
                        }
                        return new FeatureSpec.Ratio(values.get(name), two.get(0), two.get(1));
                    };
                });
    }

    private static Shape<FeatureSpec.Computed> computed() {
        return Section.of(
                keys -> {
                    var name = keys.required("name", TEXT, "Name of the feature.");
                    var is =
                            keys.required(
                                    "is",
                                    Shapes.expression(Reading.Result.BOOLEAN_OR_NUMBER),
                                    "The expression.");
                    return values -> new FeatureSpec.Computed(values.get(name), values.get(is));
                });
    }
}
