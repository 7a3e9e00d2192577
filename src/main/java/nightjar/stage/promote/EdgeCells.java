package nightjar.stage.promote;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nightjar.project.ColumnSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.training.CleanRule;
import nightjar.table.ColumnType;
import nightjar.table.Field;
import org.jspecify.annotations.Nullable;

/// The cells at which reading, cleaning and features can go another way: missing ones, numbers in several notations and out of all bounds,
/// odd dates, a category that nobody has seen, and every text that the project file names.
record EdgeCells(ProjectSpec spec) {

    private static final List<String> NUMBERS =
            List.of("0", "0.5", "-1000000", "1000000", "0,5", "1.234,5", "1,234.5");
    private static final List<LocalDate> DAYS =
            List.of(
                    LocalDate.of(1899, 12, 31),
                    LocalDate.of(2000, 2, 29),
                    LocalDate.of(2024, 12, 31),
                    LocalDate.of(9999, 12, 31));
    private static final String UNSEEN = "nightjar has not seen this";

    /// A listed value each, but no more.
    private static final int MOST_TEXTS = 24;

    /// For a column of the source, each once.
    ///
    /// @param present a cell of it
    List<@Nullable String> of(Field field, @Nullable String present) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(
                field.type() == ColumnType.TEXT || field.type() == ColumnType.CATEGORY ? "" : null);
        ColumnSpec column =
                spec.data().columns().getOrDefault(field.name(), ColumnSpec.of(field.type()));
        switch (field.type()) {
            case NUMBER -> cells.addAll(NUMBERS.subList(0, 4));
            case DATE ->
                    DAYS.forEach(
                            day ->
                                    cells.add(
                                            Long.toString(
                                                    day.atStartOfDay(ZoneOffset.UTC)
                                                            .toInstant()
                                                            .toEpochMilli())));
            case CATEGORY, TEXT -> cells.addAll(texts(field.name(), column, present));
        }
        return cells;
    }

    private List<String> texts(String name, ColumnSpec column, @Nullable String present) {
        Stream<String> own =
                switch (column.type()) {
                    case NUMBER -> NUMBERS.stream();
                    case DATE -> DAYS.stream().flatMap(day -> days(day, column.format()));
                    case CATEGORY, TEXT ->
                            Stream.concat(
                                    Stream.of(UNSEEN), column.values().stream().limit(MOST_TEXTS));
                };
        Stream<String> padded = present == null ? Stream.of() : Stream.of("  " + present + " ");
        return Stream.of(own, padded, named(name)).flatMap(stream -> stream).distinct().toList();
    }

    /// In the column's own form and in two others.
    static Stream<String> days(LocalDate day, @Nullable String format) {
        Stream<String> others = Stream.of(day.toString(), day + "T23:59:59Z");
        if (format == null) {
            return others;
        }
        try {
            return Stream.concat(
                    Stream.of(
                            DateTimeFormatter.ofPattern(format, Locale.ROOT)
                                    .format(day.atTime(23, 59, 59).atOffset(ZoneOffset.UTC))),
                    others);
        } catch (DateTimeException _) {
            return others;
        }
    }

    /// What the cleaning rules name for the column.
    private Stream<String> named(String column) {
        return spec.clean().stream()
                .filter(CleanRule.OfText.class::isInstance)
                .map(CleanRule.OfText.class::cast)
                .filter(rule -> rule.covers(column))
                .flatMap(rule -> rule.named().stream())
                .limit(MOST_TEXTS);
    }
}
