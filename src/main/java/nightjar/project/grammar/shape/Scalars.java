package nightjar.project.grammar.shape;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.cell.DateText;
import nightjar.cell.NumberText;
import nightjar.project.OutputForm;
import nightjar.project.SourceSpec;
import nightjar.table.NumberColumn;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Shapes of one text: words, numbers, sizes, times.
public final class Scalars {

    private static final Pattern QUANTITY =
            Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?\\d+)?)\\s*([a-zA-Z]*)");

    /// Bytes.
    private static final Map<String, Double> SIZES =
            Map.of("B", 1.0, "KB", 1e3, "MB", 1e6, "GB", 1e9, "TB", 1e12);

    /// Milliseconds.
    private static final Map<String, Double> TIMES =
            Map.of("s", 1e3, "min", 60e3, "h", 3600e3, "day", 86400e3, "days", 86400e3);

    private static final Map<String, Object> STRING = Map.of("type", "string");
    private static final Map<String, Object> SCALAR =
            Map.of("type", List.of("string", "number", "boolean"));

    /// Any text that is not empty.
    public static final Shape<String> TEXT =
            scalar("a text", SCALAR, text -> text.isBlank() ? null : text);

    /// Any text, the empty one too: a value of the data.
    public static final Shape<String> VALUE = scalar("a value", SCALAR, text -> text);

    /// The name of a file that scores can be written to.
    public static final Shape<String> OUTPUT_FILE =
            TEXT.where(path -> OutputForm.problem(path).isEmpty(), OutputForm.known());

    public static final Shape<Double> NUMBER =
            scalar("a number", Map.of("type", "number"), Scalars::number);

    public static final Shape<Double> NOT_NEGATIVE =
            NUMBER.where(number -> number >= 0, "a number of at least 0");

    public static final Shape<Double> POSITIVE =
            NUMBER.where(number -> number > 0, "a number above 0");

    public static final Shape<Boolean> FLAG =
            scalar(
                    "true or false",
                    Map.of("type", "boolean"),
                    text -> List.of("true", "false").contains(text) ? text.equals("true") : null);

    /// A share from 0 to 1, or a percentage.
    public static final Shape<Double> SHARE =
            scalar(
                    "a share from 0 to 1, such as 0.01 or 1 %",
                    Map.of("type", List.of("number", "string")), Scalars::share);

    /// Bytes.
    public static final Shape<Long> SIZE =
            scalar("a size such as 500MB or 4GB", STRING, text -> quantity(text, SIZES));

    public static final Shape<Duration> DURATION =
            scalar(
                    "a duration such as 30 days, 2 h or 15 min",
                    STRING,
                    text -> Duration.ofMillis(quantity(text, TIMES)));

    public static final Shape<LocalDate> DATE =
            scalar("a date such as 2027-03-31", STRING, LocalDate::parse);

    public static final Shape<ZoneId> ZONE =
            scalar("a time zone such as Asia/Seoul or UTC", STRING, ZoneId::of);

    /// Six fields: second, minute, hour, day of month, month, day of week.
    public static final Shape<String> CRON =
            scalar("a cron expression of six fields, such as \"0 0 2 * * *\"", STRING, Cron::plain);

    public static final Shape<Character> CHARACTER =
            scalar("one character", STRING, Scalars::character);

    /// A pattern of a date that [DateText] understands.
    public static final Shape<String> DATE_FORMAT =
            scalar(
                    "a pattern of a date, such as dd.MM.yyyy or M/d/yy",
                    STRING,
                    text -> text.isBlank() ? null : DateText.of(text).format());

    /// The tag of a language of which it is known how it writes numbers.
    public static final Shape<String> LOCALE =
            scalar(
                    "a language tag, such as de or fr-CH",
                    STRING,
                    text ->
                            Set.of(Locale.getISOLanguages())
                                            .contains(Locale.forLanguageTag(text).getLanguage())
                                    ? text
                                    : null);

    /// One character, or `none`, which is read as [SourceSpec.Csv#NO_QUOTE].
    public static final Shape<Character> QUOTE =
            scalar(
                    "one character, or none",
                    STRING,
                    text ->
                            text.equals("none")
                                    ? Character.valueOf(SourceSpec.Csv.NO_QUOTE)
                                    : character(text));

    private Scalars() {}

    public static Shape<Long> whole(long min) {
        return scalar(
                "a whole number of at least " + min,
                Map.of("type", "integer", "minimum", min),
                text -> {
                    Double number = number(text.replace("_", ""));
                    return number == null || number != Math.rint(number) || number < min
                            ? null
                            : number.longValue();
                });
    }

    /// As [#whole], at most what an `int` holds.
    public static Shape<Integer> count(int min) {
        return whole(min).as(number -> (int) Math.min(number, Integer.MAX_VALUE));
    }

    /// A number or share between two bounds.
    public static Shape<Double> between(Shape<Double> shape, double min, double max) {
        return shape.where(
                number -> number >= min && number <= max, "a number between " + and(min, max));
    }

    /// A number or share between two bounds, and neither of them.
    public static Shape<Double> within(Shape<Double> shape, double min, double max) {
        return shape.where(
                number -> number > min && number < max,
                "a number strictly between " + and(min, max));
    }

    private static String and(double min, double max) {
        return NumberColumn.format(min) + " and " + NumberColumn.format(max);
    }

    /// A scalar that `parse` understands: null or an exception means that it does not.
    private static <T> Shape<T> scalar(
            String expected, Map<String, Object> schema, Function<String, @Nullable T> parse) {
        return Shape.of(
                schema,
                (node, where, reading) -> {
                    T read =
                            node instanceof ScalarNode scalar
                                    ? parsed(scalar.getValue(), parse)
                                    : null;
                    if (read == null) {
                        reading.problem(node, where, NodeWords.of(node), expected, "");
                    }
                    return read;
                });
    }

    private static <T> @Nullable T parsed(String text, Function<String, @Nullable T> parse) {
        try {
            return parse.apply(text);
        } catch (RuntimeException _) {
            return null;
        }
    }

    /// A tab may be written as `\t` without double quotes.
    private static @Nullable Character character(String text) {
        if (text.equals("\\t")) {
            return '\t';
        }
        return text.length() == 1 ? Character.valueOf(text.charAt(0)) : null;
    }

    public static @Nullable Double number(String text) {
        double number = NumberText.parse(text.strip());
        return Double.isFinite(number) ? number : null;
    }

    private static @Nullable Double share(String text) {
        boolean percent = text.strip().endsWith("%");
        Double number = number(percent ? text.replaceFirst("%\\s*$", "") : text);
        if (number == null) {
            return null;
        }
        double share = percent ? number / 100 : number;
        return share >= 0 && share <= 1 ? share : null;
    }

    /// In the smallest unit; an [IllegalArgumentException] for what is no quantity.
    private static long quantity(String text, Map<String, Double> units) {
        Matcher matcher = QUANTITY.matcher(text.strip());
        Double number = matcher.matches() ? number(matcher.group(1)) : null;
        String unit = number == null ? "" : matcher.group(2);
        Double size = units.getOrDefault(unit, units.get(unit.toUpperCase(Locale.ROOT)));
        if (number == null || size == null) {
            throw new IllegalArgumentException("No quantity: " + text);
        }
        return Math.round(number * size);
    }
}
