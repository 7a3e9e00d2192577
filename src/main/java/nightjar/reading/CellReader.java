package nightjar.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import nightjar.cell.Cell;
import nightjar.cell.DateText;
import nightjar.cell.Kind;
import nightjar.cell.NumberText;
import nightjar.project.ColumnSpec;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// Reads the cells of one column: what is missing, what kind of value the others are. Without a declared type the text decides. Exploring,
/// cleaning and drafting a project file all read by it: [ColumnCells] are its distinct cells, [TypedColumn] is the column of its type.
public final class CellReader {

    private static final Set<String> BOOLEANS = Set.of("true", "false", "yes", "no");

    /// A double holds every whole number of so many digits.
    private static final int EXACT_DIGITS = 15;

    private final TextRules.ColumnRules rules;
    private final @Nullable ColumnType declared;
    private final List<DateText> patterns;
    private final boolean exact;

    private CellReader(
            TextRules.ColumnRules rules,
            @Nullable ColumnType declared,
            List<DateText> patterns,
            boolean exact) {
        this.rules = rules;
        this.declared = declared;
        this.patterns = patterns;
        this.exact = exact;
    }

    /// @param declared null: the type is to be found
    public static CellReader of(TextRules.ColumnRules rules, @Nullable ColumnSpec declared) {
        if (declared == null) {
            List<DateText> patterns = new ArrayList<>(List.of(DateText.ISO));
            patterns.addAll(DateText.common());
            return new CellReader(rules, null, List.copyOf(patterns), false);
        }
        List<DateText> patterns =
                declared.type() == ColumnType.DATE
                        ? List.of(DateText.of(declared.format()))
                        : List.of();
        return new CellReader(rules, declared.type(), patterns, false);
    }

    /// The same, but a number that would be rounded is text: two keys would become one.
    public CellReader exact() {
        return new CellReader(rules, declared, patterns, true);
    }

    public @Nullable ColumnType declared() {
        return declared;
    }

    /// What a cell must be, for people.
    public String expected() {
        return switch (Objects.requireNonNull(declared, "a column of declared type")) {
            case NUMBER ->
                    exact
                            ? "number of at most 15 digits; declare the key as {type: text}"
                            : "number";
            case DATE ->
                    exact ? "date to the millisecond; declare the key as {type: text}" : "date";
            case CATEGORY -> ColumnType.CATEGORY.yamlName();
            case TEXT -> ColumnType.TEXT.yamlName();
        };
    }

    TextRules.ColumnRules rules() {
        return rules;
    }

    /// The cells as they are read: numbers and dates of the source where that is what is wanted, else the texts they are written as.
    public Column source(Column raw) {
        return switch (raw) {
            case TextColumn _ -> raw;
            case NumberColumn numbers ->
                    declared == null || declared == ColumnType.NUMBER ? raw : written(numbers);
            case DateColumn dates ->
                    declared == null || declared == ColumnType.DATE ? raw : written(dates);
        };
    }

    private static TextColumn written(NumberColumn numbers) {
        int[] codes = new int[numbers.size()];
        List<String> texts = new ArrayList<>();
        for (double number : NumberCodes.ascending(numbers.values(), codes)) {
            texts.add(NumberColumn.format(number));
        }
        return new TextColumn(codes, texts);
    }

    private static TextColumn written(DateColumn dates) {
        TextColumn.Builder builder = new TextColumn.Builder(dates.size());
        for (int row = 0; row < dates.size(); row++) {
            builder.add(dates.isMissing(row) ? null : dates.text(row));
        }
        return builder.build();
    }

    /// The number that a text means after the text rules, or NaN where it is none.
    public double number(String text) {
        return exact && !NumberText.isExact(rules.plainNumber(text))
                ? Double.NaN
                : rules.number(text);
    }

    /// The date that a text means after the text rules by the declared pattern, or [DateColumn#MISSING] where it is none.
    long millis(String text) {
        return exact && DateText.isFinerThanMillis(text)
                ? DateColumn.MISSING
                : patterns.getFirst().parse(text);
    }

    /// The patterns that dates are looked for in; positions in it are the bits of [Cell#datePatterns()].
    public List<DateText> patterns() {
        return patterns;
    }

    /// The cell, or null if it is missing.
    public @Nullable Cell read(String raw) {
        String text = rules.apply(raw);
        return text == null ? null : cell(text);
    }

    /// The cell of a text after the text rules.
    public Cell cell(String text) {
        if (declared == null) {
            return undeclared(text);
        }
        return switch (declared) {
            case NUMBER -> numberCell(text);
            case DATE -> date(text);
            case CATEGORY, TEXT -> new Cell(text, Kind.TEXT, Double.NaN, 0, 0);
        };
    }

    private Cell numberCell(String text) {
        double number = number(text);
        return Double.isNaN(number)
                ? new Cell(text, Kind.TEXT, Double.NaN, 0, 0)
                : new Cell(text, Kind.NUMBER, number, 0, decimals(text));
    }

    private Cell date(String text) {
        if (exact && DateText.isFinerThanMillis(text)) {
            return new Cell(text, Kind.TEXT, Double.NaN, 0, 0);
        }
        int matches = 0;
        double millis = Double.NaN;
        for (int i = 0; i < patterns.size(); i++) {
            long parsed = patterns.get(i).parse(text);
            if (parsed != DateColumn.MISSING) {
                matches |= 1 << i;
                millis = Double.isNaN(millis) ? parsed : millis;
            }
        }
        return new Cell(text, matches == 0 ? Kind.TEXT : Kind.DATE, millis, matches, 0);
    }

    private Cell undeclared(String text) {
        double number = rules.number(text);
        if (!Double.isNaN(number)) {
            String plain = rules.plainNumber(text);
            if (isCode(plain) || isRounded(text)) {
                return new Cell(text, Kind.TEXT, Double.NaN, 0, 0);
            }
            int compactDate = text.length() == 8 ? date(text).datePatterns() : 0;
            return new Cell(text, Kind.NUMBER, number, compactDate, decimals(text));
        }
        if (mayBeDate(text)) {
            return date(text);
        }
        boolean truth = text.length() <= 5 && BOOLEANS.contains(text.toLowerCase(Locale.ROOT));
        return new Cell(text, truth ? Kind.BOOLEAN : Kind.TEXT, Double.NaN, 0, 0);
    }

    private boolean isRounded(String text) {
        return exact && !NumberText.isExact(rules.plainNumber(text));
    }

    private int decimals(String text) {
        return NumberText.decimals(rules.plainNumber(text));
    }

    private static boolean isCode(String text) {
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        boolean leadingZero =
                text.length() > start + 1
                        && text.charAt(start) == '0'
                        && Character.isDigit(text.charAt(start + 1));
        return leadingZero
                || text.length() - start > EXACT_DIGITS
                        && text.chars().skip(start).allMatch(Character::isDigit);
    }

    /// Whether trying the patterns is worth the time: a digit first and one of the separators of a date, or a month first and a digit last.
    private static boolean mayBeDate(String text) {
        int length = text.length();
        if (length < 6 || length > 35) {
            return false;
        }
        if (!Character.isDigit(text.charAt(0))) {
            return text.charAt(3) == ' '
                    && length <= 12
                    && Character.isDigit(text.charAt(length - 1));
        }
        return isSeparator(text.charAt(1))
                || isSeparator(text.charAt(2))
                || isSeparator(text.charAt(4));
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '/' || c == '.' || c == ' ';
    }
}
