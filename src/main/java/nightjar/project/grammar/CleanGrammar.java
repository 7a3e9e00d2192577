package nightjar.project.grammar;

import static nightjar.project.grammar.Shapes.NUMBER;
import static nightjar.project.grammar.Shapes.SHARE;
import static nightjar.project.grammar.Shapes.TEXT;
import static nightjar.project.grammar.Shapes.VALUE;
import static nightjar.project.grammar.Shapes.column;
import static nightjar.project.grammar.Shapes.columnsOrAll;
import static nightjar.project.grammar.Shapes.listOf;
import static nightjar.project.grammar.Shapes.mapOf;
import static nightjar.project.grammar.Shapes.oneOf;

import java.util.List;
import java.util.Map;
import nightjar.project.training.CleanRule;
import nightjar.table.ColumnType;

/// The keys of `clean`.
final class CleanGrammar {

    /// `by: key` is the only way there is; it is written so that a reader need not guess.
    private enum By {
        KEY
    }

    static final Shape<CleanRule> RULE =
            new Choice<>(
                    List.of(
                            kind(
                                    "trim",
                                    Shapes.mapped(columnsOrAll(), CleanRule.Trim::new),
                                    "Cut white space at both ends: all, or a list of columns."),
                            kind(
                                    "missing",
                                    Shapes.shortOrFull(markers(), markersOfColumns()),
                                    "Text that means no value."),
                            kind("numbers", numbers(), "Numbers that are not written plainly."),
                            kind("replace", replace(), "Whole cells replaced by others."),
                            kind(
                                    "clip",
                                    clip(),
                                    "Numbers outside the bounds are set to the nearer bound."),
                            kind(
                                    "winsorize",
                                    winsorize(),
                                    "As clip, with quantiles of the training rows."),
                            kind(
                                    "duplicates",
                                    duplicates(),
                                    "Of rows with the same key one stays."),
                            kind(
                                    "filter",
                                    Shapes.mapped(
                                            Shapes.expression(Reading.Result.BOOLEAN),
                                            CleanRule.Filter::new),
                                    "Only rows in which the expression is true stay."),
                            kind("impute", impute(), "A missing cell gets a value.")),
                    Map.of());

    private CleanGrammar() {}

    private static <T extends CleanRule> Choice.Kind<T, CleanRule> kind(
            String name, Shape<T> shape, String about) {
        return new Choice.Kind<>(name, shape, about, (rule, _) -> rule);
    }

    private static Shape<CleanRule.MissingMarkers> markers() {
        return Shapes.mapped(listOf(VALUE), list -> new CleanRule.MissingMarkers(list, List.of()));
    }

    private static Shape<CleanRule.MissingMarkers> markersOfColumns() {
        return Section.of(
                keys -> {
                    var markers =
                            keys.required(
                                    "markers", listOf(VALUE), "The text that means no value.");
                    var columns =
                            keys.optional(
                                    "columns",
                                    columnsOrAll(),
                                    List.of(),
                                    "The columns it is used in.");
                    return values ->
                            new CleanRule.MissingMarkers(values.get(markers), values.get(columns));
                });
    }

    private static Shape<CleanRule.Numbers> numbers() {
        return Section.of(
                keys -> {
                    var columns =
                            keys.optional(
                                    "columns",
                                    columnsOrAll(ColumnType.NUMBER),
                                    List.of(),
                                    "Number columns.");
                    var locale =
                            keys.optional(
                                    "locale",
                                    Shapes.LOCALE,
                                    null,
                                    "Language tag, such as de or fr-CH.");
                    var negative =
                            keys.optional(
                                    "negative",
                                    oneOf(CleanRule.Numbers.Negative.class, ProjectGrammar::lower),
                                    null,
                                    "What is below zero beside a minus in front: (12.50) or 12.50-.");
                    var censored =
                            keys.optional(
                                    "censored",
                                    oneOf(CleanRule.Numbers.Censored.class, ProjectGrammar::lower),
                                    null,
                                    "What <10, >=1000 and 90+ become: bound, the number itself.");
                    var unit =
                            keys.optional(
                                    "unit",
                                    TEXT,
                                    null,
                                    "Text at either end that is left out, such as kg.");
                    return values -> {
                        if (!(values.has(locale)
                                || values.has(negative)
                                || values.has(censored)
                                || values.has(unit))) {
                            values.problem(
                                    columns,
                                    "nothing about how they are written",
                                    "'locale', 'negative', 'censored' or 'unit'",
                                    "");
                            return null;
                        }
                        return new CleanRule.Numbers(
                                values.get(columns),
                                values.find(locale),
                                values.find(negative),
                                values.find(censored),
                                values.find(unit));
                    };
                });
    }

    private static Shape<CleanRule.Replace> replace() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", column(), "The column.");
                    var replaced = keys.required("values", mapOf(VALUE), "What each cell becomes.");
                    return values -> new CleanRule.Replace(values.get(name), values.get(replaced));
                });
    }

    private static Shape<CleanRule.Clip> clip() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", column(ColumnType.NUMBER), "The column.");
                    var min = keys.optional("min", NUMBER, null, "Lower bound.");
                    var max = keys.optional("max", NUMBER, null, "Upper bound.");
                    return values -> {
                        Double low = values.find(min);
                        Double high = values.find(max);
                        if (low == null && high == null) {
                            values.problem(name, "no bound", "'min' or 'max'", "");
                            return null;
                        }
                        if (low != null && high != null && low > high) {
                            values.problem(min, "min above max", "min at most max", "");
                            return null;
                        }
                        return new CleanRule.Clip(values.get(name), low, high);
                    };
                });
    }

    private static Shape<CleanRule.Winsorize> winsorize() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", column(ColumnType.NUMBER), "The column.");
                    var lower = keys.optional("lower", SHARE, 0.01, "Lower quantile, such as 1 %.");
                    var upper =
                            keys.optional("upper", SHARE, 0.99, "Upper quantile, such as 99 %.");
                    return values -> {
                        if (values.get(lower) >= values.get(upper)) {
                            values.problem(lower, "lower not below upper", "lower below upper", "");
                            return null;
                        }
                        return new CleanRule.Winsorize(
                                values.get(name), values.get(lower), values.get(upper));
                    };
                });
    }

    private static Shape<CleanRule.Duplicates> duplicates() {
        return Section.of(
                keys -> {
                    keys.optional(
                            "by",
                            oneOf(By.class, ProjectGrammar::lower),
                            By.KEY,
                            "What makes rows the same: key.");
                    var keep =
                            keys.optional(
                                    "keep",
                                    oneOf(CleanRule.Duplicates.Keep.class, ProjectGrammar::lower),
                                    CleanRule.Duplicates.Keep.LAST,
                                    "Which row stays.");
                    return values -> new CleanRule.Duplicates(values.get(keep));
                });
    }

    private static Shape<CleanRule.Impute> impute() {
        return Section.of(
                keys -> {
                    var name = keys.required("column", column(), "The column.");
                    var value = keys.optional("value", VALUE, null, "A fixed value.");
                    var with =
                            keys.optional(
                                    "with",
                                    oneOf(CleanRule.Impute.With.class, ProjectGrammar::lower),
                                    null,
                                    "A value fitted on the training rows.");
                    return values -> {
                        if (values.has(value) == values.has(with)) {
                            values.problem(
                                    name,
                                    values.has(value) ? "both" : "neither",
                                    "one of 'value' and 'with'",
                                    "");
                            return null;
                        }
                        return new CleanRule.Impute(
                                values.get(name), values.find(value), values.find(with));
                    };
                });
    }
}
