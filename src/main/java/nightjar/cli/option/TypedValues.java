package nightjar.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.text.Visible;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// What is typed as dates, numbers and paths, and what is said where it is none.
public final class TypedValues {

    /// As they stand in the names of runs, so with a year of four digits.
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");

    /// As people in much of the world write them: day, month, year.
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    private TypedValues() {}

    public static void register(CommandLine line) {
        line.registerConverter(LocalDate.class, TypedValues::date);
        line.registerConverter(Path.class, TypedValues::path);
        line.registerConverter(int.class, TypedValues::whole);
        line.registerConverter(double.class, TypedValues::number);
    }

    static LocalDate date(String text) {
        return find(DATE, text, 1, 2, 3).orElseThrow(() -> noDate(text));
    }

    private static TypeConversionException noDate(String text) {
        String meant =
                find(DAY_FIRST, text, 3, 2, 1).map(" Did you mean %s?"::formatted).orElse("");
        return wrong(text, "is no date; expected yyyy-MM-dd such as 2026-11-22." + meant);
    }

    private static Optional<LocalDate> find(
            Pattern pattern, String text, int year, int month, int day) {
        Matcher matcher = pattern.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(matcher.group(year)),
                            Integer.parseInt(matcher.group(month)),
                            Integer.parseInt(matcher.group(day))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw wrong(text, "is no path; expected a file or folder.");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new TypeConversionException(Visible.line(FileNames.told(invalid)));
        }
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException _) {
            throw wrong(text, "is no whole number; expected one such as 20.");
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException _) {
            throw wrong(text, "is no number; expected one such as 1.5.");
        }
    }

    private static TypeConversionException wrong(String text, String what) {
        return new TypeConversionException("'%s' %s".formatted(Visible.line(text), what));
    }
}
