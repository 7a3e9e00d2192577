package nightjar.cell;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nightjar.table.DateColumn;
import org.jspecify.annotations.Nullable;

/// One way in which dates are written. Local times are read as UTC; parts of a millisecond are cut off. A day that does not exist, such as
/// 31 February, is no date. A year of two digits (`yy`) is one from 1969 to 2068, as POSIX has it. Names of months and days are English, in capitals or
/// not. Safe for use by several threads.
public final class DateText {

    /// The ISO-8601 forms: `yyyy-MM-dd`, then optionally `T` or a space and `HH:mm[:ss[.fraction]]`, then optionally `Z` or an offset.
    public static final DateText ISO = new DateText(null, null, null);

    private static final List<DateText> COMMON =
            List.of(
                            "M/d/yyyy",
                            "M/d/yyyy H:mm",
                            "M/d/yyyy H:mm:ss",
                            "d/M/yyyy",
                            "d/M/yyyy H:mm",
                            "d/M/yyyy H:mm:ss",
                            "d.M.yyyy",
                            "d.M.yyyy H:mm",
                            "d.M.yyyy H:mm:ss",
                            "d-M-yyyy",
                            "d-M-yyyy H:mm",
                            "yyyy/M/d",
                            "yyyy/M/d H:mm",
                            "yyyy/M/d H:mm:ss",
                            "yyyyMMdd",
                            "M/d/yy",
                            "M/d/yy H:mm",
                            "d/M/yy",
                            "d/M/yy H:mm",
                            "d.M.yy",
                            "d.M.yy H:mm",
                            "d-MMM-yyyy",
                            "d-MMM-yy",
                            "d MMM yyyy",
                            "MMM d, yyyy")
                    .stream()
                    .map(DateText::of)
                    .toList();

    private static final Pattern FINER =
            Pattern.compile(".*\\.\\d{3}\\d*[1-9]\\d*(Z|[+-][0-9:]*)?");

    private final @Nullable String format;
    private final @Nullable DigitPattern digits;
    private final @Nullable DateTimeFormatter formatter;

    private DateText(
            @Nullable String format,
            @Nullable DigitPattern digits,
            @Nullable DateTimeFormatter formatter) {
        this.format = format;
        this.digits = digits;
        this.formatter = formatter;
    }

    /// Dates in `format`, a pattern of [java.time.format.DateTimeFormatter] with English names; null: [#ISO].
    /// An [IllegalArgumentException] says what is wrong with the pattern.
    public static DateText of(@Nullable String format) {
        if (format == null) {
            return ISO;
        }
        DigitPattern digits = DigitPattern.of(format);
        return digits == null
                ? new DateText(format, null, formatter(format))
                : new DateText(format, digits, null);
    }

    /// Patterns worth trying on text that is not in an ISO form. Where a text fits two, day or month first cannot be told from it.
    public static List<DateText> common() {
        return COMMON;
    }

    /// The pattern, or null for the ISO forms: what stands in the project file as `format`.
    public @Nullable String format() {
        return format;
    }

    /// Milliseconds since 1970-01-01T00:00Z, or [DateColumn#MISSING] if `text` is no date of this form.
    public long parse(String text) {
        if (digits != null) {
            return digits.parse(text);
        }
        return formatter == null ? IsoDate.parse(text) : parse(formatter, text);
    }

    /// Whether a text ends in a fraction of a second that milliseconds do not hold: two points in time would become one.
    public static boolean isFinerThanMillis(String text) {
        return FINER.matcher(text).matches();
    }

    private static DateTimeFormatter formatter(String format) {
        // Strict resolving refuses 31 February; it wants the year as `u`, because `y` needs an era.
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        int from = 0;
        String pattern = withoutEra(format);
        for (int at = twoDigits(pattern, 0); at >= 0; at = twoDigits(pattern, from)) {
            append(builder, pattern.substring(from, at));
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, DigitPattern.PIVOT);
            from = at + 2;
        }
        append(builder, pattern.substring(from));
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static void append(DateTimeFormatterBuilder builder, String pattern) {
        if (!pattern.isEmpty()) {
            builder.appendPattern(pattern);
        }
    }

    /// Where a year of two digits stands at or behind `from`; -1 if none does. Optional parts in brackets are left as they are.
    private static int twoDigits(String pattern, int from) {
        boolean quoted = false;
        for (int i = from; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            if (c == '[') {
                return -1;
            }
            if (!quoted && c == 'u') {
                int end = i;
                while (end < pattern.length() && pattern.charAt(end) == 'u') {
                    end++;
                }
                if (end - i == 2) {
                    return i;
                }
                i = end - 1;
            }
        }
        return -1;
    }

    private static String withoutEra(String format) {
        StringBuilder pattern = new StringBuilder(format);
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            quoted ^= pattern.charAt(i) == '\'';
            if (!quoted && pattern.charAt(i) == 'y') {
                pattern.setCharAt(i, 'u');
            }
        }
        return pattern.toString();
    }

    private static long parse(DateTimeFormatter formatter, String text) {
        ParsePosition position = new ParsePosition(0);
        // Looking first is cheap; an exception per cell that is no date is not.
        if (formatter.parseUnresolved(text, position) == null
                || position.getIndex() < text.length()) {
            return DateColumn.MISSING;
        }
        try {
            return millis(
                    formatter.parseBest(
                            text,
                            Instant::from,
                            LocalDateTime::from,
                            LocalDate::from,
                            YearMonth::from,
                            Year::from));
        } catch (DateTimeException _) {
            return DateColumn.MISSING;
        }
    }

    private static long millis(TemporalAccessor parsed) {
        return switch (parsed) {
            case Instant instant -> instant.toEpochMilli();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC).toEpochMilli();
            case LocalDate date -> date.toEpochDay() * IsoDate.DAY;
            case YearMonth month -> month.atDay(1).toEpochDay() * IsoDate.DAY;
            case Year year -> year.atDay(1).toEpochDay() * IsoDate.DAY;
            default -> throw new IllegalStateException("Not asked for: " + parsed.getClass());
        };
    }

    @Override
    public String toString() {
        return format == null ? "ISO-8601" : format;
    }
}
