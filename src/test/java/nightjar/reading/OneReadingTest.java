package nightjar.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nightjar.cell.Cell;
import nightjar.cell.Kind;
import nightjar.project.ColumnSpec;
import nightjar.project.training.CleanRule;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What exploring counts ([ColumnCells]) and what cleaning hands on ([TypedColumn]) are the same cells.
class OneReadingTest {

    private static final TextColumn ODD =
            TextColumn.of(
                    null,
                    "",
                    " ",
                    "\u00a0",
                    "NA",
                    " NA ",
                    "na",
                    "?",
                    "0",
                    "-0",
                    "-0.0",
                    "+1",
                    "007",
                    "1e3",
                    "1E400",
                    "-1e-400",
                    "NaN",
                    "Infinity",
                    "0x10",
                    "1.",
                    ".5",
                    ".",
                    "1,5",
                    "1.234,5",
                    "1 234",
                    "12 %",
                    "€ 5",
                    "(12.50)",
                    "12.50-",
                    "<10",
                    "90+",
                    "12 kg",
                    "9007199254740993",
                    "12345678901234567890",
                    "0.1234567890123456789",
                    "\u22125",
                    "\u0661\u0662",
                    "true",
                    "2026-02-28",
                    "2026-02-30",
                    "2026-02-28T10:00",
                    "2026-02-28T10:00:00.1234567Z",
                    "28.02.2026",
                    "2/28/2026",
                    "20260228",
                    "31.12.69",
                    "yes",
                    "Yes",
                    "YES ",
                    "old",
                    "\ud83d\ude00",
                    "a\u0000b",
                    "x".repeat(300),
                    " old ",
                    "1",
                    "1.0",
                    "1.00");

    private static final List<CleanRule> RULES =
            List.of(
                    new CleanRule.Trim(List.of()),
                    new CleanRule.MissingMarkers(List.of("NA", "?", "5"), List.of()),
                    new CleanRule.Replace("c", Map.of("old", "new", "90+", "90")),
                    new CleanRule.Numbers(
                            List.of("c"),
                            "de",
                            CleanRule.Numbers.Negative.PARENTHESES,
                            CleanRule.Numbers.Censored.BOUND,
                            "kg"));

    /// @param raw what stands in the source
    record Case(String name, CellReader reader, Column raw) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Column> sources =
                List.of(
                        ODD,
                        new NumberColumn(
                                new double[] {
                                    0,
                                    -0.0,
                                    1,
                                    1.5,
                                    5,
                                    1e300,
                                    Double.NaN,
                                    1 / 0.0,
                                    -1 / 0.0,
                                    20260228
                                }),
                        new DateColumn(new long[] {0, DateColumn.MISSING, 86_400_000L, 1}));
        List<Case> cases = new ArrayList<>();
        for (List<CleanRule> rules : List.of(List.<CleanRule>of(), RULES)) {
            for (ColumnSpec declared : declarations()) {
                CellReader reader = CellReader.of(TextRules.of(rules).column("c"), declared);
                for (Column raw : sources) {
                    String name =
                            "%s %s of %s with %s rules"
                                    .formatted(
                                            declared.type(),
                                            declared.format(),
                                            raw.getClass().getSimpleName(),
                                            rules.size());
                    cases.add(new Case(name, reader, raw));
                    cases.add(new Case(name + ", exact", reader.exact(), raw));
                }
            }
        }
        return cases.stream();
    }

    private static List<ColumnSpec> declarations() {
        List<ColumnSpec> all = new ArrayList<>();
        Stream.of(ColumnType.values()).map(ColumnSpec::of).forEach(all::add);
        for (String format : List.of("dd.MM.yyyy", "yyyyMMdd", "M/d/yy")) {
            all.add(
                    new ColumnSpec(
                            ColumnType.DATE, null, null, List.of(), false, false, format, null));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCellIsTheSameValueMissingOrUnreadableForBoth(Case one) {
        ColumnCells explored = ColumnCells.of(one.raw(), one.reader());
        TypedColumn cleaned = TypedColumn.of(one.raw(), one.reader());

        for (int row = 0; row < one.raw().size(); row++) {
            int code = explored.codes()[row];
            Cell cell = code == ColumnCells.MISSING ? null : explored.cells().get(code);
            assertThat(value(cleaned, row)).as("row %s", row).isEqualTo(value(cell, one.reader()));
        }
    }

    private static Object value(TypedColumn cleaned, int row) {
        if (cleaned.unreadable()[row]) {
            assertThat(cleaned.cells().isMissing(row)).isTrue();
            return "unreadable";
        }
        return cleaned.cells().isMissing(row) ? "missing" : known(cleaned.cells(), row);
    }

    private static Object known(Column cells, int row) {
        return switch (cells) {
            case NumberColumn numbers -> numbers.get(row) + 0.0;
            case DateColumn dates -> (double) dates.get(row);
            case TextColumn texts -> "text " + texts.text(row);
        };
    }

    private static Object value(@Nullable Cell cell, CellReader reader) {
        if (cell == null) {
            return "missing";
        }
        ColumnType type = reader.declared();
        if (type == ColumnType.CATEGORY || type == ColumnType.TEXT) {
            return "text " + cell.text();
        }
        Kind kind = type == ColumnType.NUMBER ? Kind.NUMBER : Kind.DATE;
        return cell.kind() == kind ? cell.number() + 0.0 : "unreadable";
    }

    @Test
    void aNumberOfTheSourceIsReadAsItsTextWhereACategoryIsDeclared() {
        CellReader reader =
                CellReader.of(TextRules.of(RULES).column("c"), ColumnSpec.of(ColumnType.CATEGORY));
        NumberColumn raw = new NumberColumn(new double[] {1, 5, 2.5, 1, Double.NaN});

        TypedColumn read = TypedColumn.of(raw, reader);

        assertThat(texts(read.cells())).containsExactly("1", null, "2.5", "1", null);
        assertThat(read.changed()).isEqualTo(Map.of("missing", 1L));
        assertThat(ColumnCells.of(raw, reader).markers()).isEqualTo(Map.of("5", 1L));
    }

    @Test
    void tellsWhichRuleChangedHowManyCells() {
        CellReader reader =
                CellReader.of(TextRules.of(RULES).column("c"), ColumnSpec.of(ColumnType.TEXT));

        TypedColumn read = TypedColumn.of(TextColumn.of("old", " old", "NA", "x", null), reader);

        assertThat(texts(read.cells())).containsExactly("new", "new", null, "x", null);
        assertThat(read.changed()).isEqualTo(Map.of("trim", 1L, "replace", 2L, "missing", 1L));
    }

    private static List<@Nullable String> texts(Column cells) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            texts.add(cells.isMissing(row) ? null : cells.text(row));
        }
        return texts;
    }
}
