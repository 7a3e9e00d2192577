package nightjar.project.grammar;

import static nightjar.project.grammar.shape.Scalars.NUMBER;
import static nightjar.project.grammar.shape.Scalars.SHARE;
import static nightjar.project.grammar.shape.Scalars.VALUE;
import static nightjar.project.grammar.shape.Section.optional;
import static nightjar.project.grammar.shape.Section.required;
import static nightjar.project.grammar.shape.Shapes.column;
import static nightjar.project.grammar.shape.Shapes.columnsOrAll;
import static nightjar.project.grammar.shape.Shapes.listOf;
import static nightjar.project.grammar.shape.Shapes.oneOf;

import java.util.List;
import java.util.stream.Stream;
import nightjar.project.grammar.shape.Choice;
import nightjar.project.grammar.shape.Mismatch;
import nightjar.project.grammar.shape.Reading;
import nightjar.project.grammar.shape.Scalars;
import nightjar.project.grammar.shape.Section;
import nightjar.project.grammar.shape.Section.Key;
import nightjar.project.grammar.shape.Shape;
import nightjar.project.grammar.shape.Shapes;
import nightjar.project.training.CleanRule;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// The keys of `clean`.
final class CleanGrammar {

    /// `by: key` is the only way there is; it is written so that a reader need not guess.
    private enum By {
        KEY
    }

    private static final Key<String> COLUMN = required("column", column(), "The column.");
    private static final Key<String> NUMERIC =
            required("column", column(ColumnType.NUMBER), "The column.");

    private static final Shape<CleanRule.MissingMarkers> MISSING =
            Section.of(
                            required("markers", listOf(VALUE), "The text that means no value."),
                            optional(
                                    "columns",
                                    columnsOrAll(),
                                    List.of(),
                                    "The columns it is used in."),
                            CleanRule.MissingMarkers::new)
                    .orFirst();

    private static final Shape<CleanRule.Numbers> NUMBERS =
            Section.of(
                            optional(
                                    "columns",
                                    columnsOrAll(ColumnType.NUMBER),
                                    List.of(),
                                    "Number columns."),
                            optional(
                                    "locale", Scalars.LOCALE, "Language tag, such as de or fr-CH."),
                            optional(
                                    "negative",
                                    oneOf(CleanRule.Numbers.Negative.class),
                                    "What is below zero beside a minus in front: (12.50) or 12.50-."),
                            optional(
                                    "censored",
                                    oneOf(CleanRule.Numbers.Censored.class),
                                    "What <10, >=1000 and 90+ become: bound, the number itself."),
                            optional(
                                    "unit",
                                    Scalars.TEXT,
                                    "Text at either end that is left out, such as kg."),
                            CleanRule.Numbers::new)
                    .unless(CleanGrammar::plainlyWritten);

    private static final Shape<CleanRule.Replace> REPLACE =
            Section.of(
                    COLUMN,
                    required("values", Shapes.mapOf(VALUE), "What each cell becomes."),
                    CleanRule.Replace::new);

    private static final Shape<CleanRule.Clip> CLIP =
            Section.of(
                            NUMERIC,
                            optional("min", NUMBER, "Lower bound."),
                            optional("max", NUMBER, "Upper bound."),
                            CleanRule.Clip::new)
                    .unless(CleanGrammar::wrongBounds);

    private static final Shape<CleanRule.Winsorize> WINSORIZE =
            Section.of(
                            NUMERIC,
                            optional("lower", SHARE, 0.01, "Lower quantile, such as 1 %."),
                            optional("upper", SHARE, 0.99, "Upper quantile, such as 99 %."),
                            CleanRule.Winsorize::new)
                    .unless(
                            rule ->
                                    rule.lower() < rule.upper()
                                            ? null
                                            : new Mismatch(
                                                    "lower",
                                                    "lower not below upper",
                                                    "lower below upper",
                                                    ""));

    private static final Shape<CleanRule.Duplicates> DUPLICATES =
            Section.of(
                    optional("by", oneOf(By.class), By.KEY, "What makes rows the same: key."),
                    optional(
                            "keep",
                            oneOf(CleanRule.Duplicates.Keep.class),
                            CleanRule.Duplicates.Keep.LAST,
                            "Which row stays."),
                    (_, keep) -> new CleanRule.Duplicates(keep));

    private static final Shape<CleanRule.Impute> IMPUTE =
            Section.of(
                            COLUMN,
                            optional("value", VALUE, "A fixed value."),
                            optional(
                                    "with",
                                    oneOf(CleanRule.Impute.With.class),
                                    "A value fitted on the training rows."),
                            CleanRule.Impute::new)
                    .unless(
                            rule ->
                                    Mismatch.unlessOne(
                                            rule.value() != null,
                                            rule.with() != null,
                                            "value",
                                            "with"));

    static final Shape<CleanRule> RULE =
            new Choice<>(
                    Section.of(
                            required(
                                    "trim",
                                    columnsOrAll(),
                                    "Cut white space at both ends: all, or a list of columns."),
                            CleanRule.Trim::new),
                    Section.of("missing", MISSING, "Text that means no value."),
                    Section.of("numbers", NUMBERS, "Numbers that are not written plainly."),
                    Section.of("replace", REPLACE, "Whole cells replaced by others."),
                    Section.of(
                            "clip",
                            CLIP,
                            "Numbers outside the bounds are set to the nearer bound."),
                    Section.of(
                            "winsorize",
                            WINSORIZE,
                            "As clip, with quantiles of the training rows."),
                    Section.of("duplicates", DUPLICATES, "Of rows with the same key one stays."),
                    Section.of(
                            required(
                                    "filter",
                                    Shapes.expression(Reading.Result.BOOLEAN),
                                    "Only rows in which the expression is true stay."),
                            CleanRule.Filter::new),
                    Section.of("impute", IMPUTE, "A missing cell gets a value."));

    private CleanGrammar() {}

    private static @Nullable Mismatch plainlyWritten(CleanRule.Numbers rule) {
        return Stream.of(rule.locale(), rule.negative(), rule.censored(), rule.unit())
                        .allMatch(said -> said == null)
                ? new Mismatch(
                        "columns",
                        "nothing about how they are written",
                        "'locale', 'negative', 'censored' or 'unit'",
                        "")
                : null;
    }

    private static @Nullable Mismatch wrongBounds(CleanRule.Clip clip) {
        Double min = clip.min();
        Double max = clip.max();
        if (min == null && max == null) {
            return new Mismatch("column", "no bound", "'min' or 'max'", "");
        }
        return min != null && max != null && min > max
                ? new Mismatch("min", "min above max", "min at most max", "")
                : null;
    }
}
