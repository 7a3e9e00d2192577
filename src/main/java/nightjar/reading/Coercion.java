package nightjar.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nightjar.cell.DateText;
import nightjar.cell.NumberText;
import nightjar.project.ColumnSpec;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;

/// Brings the cells of one column to its declared type; each distinct text is read once per batch.
public final class Coercion {

    private final String name;
    private final ColumnType type;
    private final boolean exact;
    private final TextRules.ColumnRules rules;
    private final DateText dates;

    public Coercion(String name, ColumnSpec column, TextRules rules) {
        this(name, column, rules, false);
    }

    /// @param exact whether a number that would be rounded is none: two keys would become one
    public Coercion(String name, ColumnSpec column, TextRules rules, boolean exact) {
        this.exact = exact;
        this.name = name;
        this.type = column.type();
        this.rules = rules.column(name);
        this.dates = DateText.of(column.format());
    }

    /// What its cells must be, for people.
    public String expected() {
        if (!exact) {
            return type.yamlName();
        }
        return switch (type) {
            case NUMBER -> "number of at most 15 digits; declare the key as {type: text}";
            case DATE -> "date to the millisecond; declare the key as {type: text}";
            case CATEGORY, TEXT -> type.yamlName();
        };
    }

    /// The typed cells; a text that cannot be read is missing there and marked in `unreadable`.
    ///
    /// @param changed counts cells by what changed them, such as `trim tenure`
    public Column apply(Column raw, boolean[] unreadable, Map<String, Long> changed) {
        TextColumn text = raw instanceof TextColumn already ? already : null;
        if (type == ColumnType.NUMBER && raw instanceof NumberColumn numbers) {
            return finite(numbers, unreadable);
        }
        if (text == null && type == ColumnType.DATE && raw instanceof DateColumn) {
            return raw;
        }
        return ofText(text == null ? printed(raw) : text, unreadable, changed);
    }

    /// Infinity is no number here, as `inf` in a text is none.
    private static NumberColumn finite(NumberColumn raw, boolean[] unreadable) {
        double[] values = raw.values();
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                values = values == raw.values() ? values.clone() : values;
                values[row] = Double.NaN;
                unreadable[row] = true;
            }
        }
        return values == raw.values() ? raw : new NumberColumn(values);
    }

    private static TextColumn printed(Column raw) {
        TextColumn.Builder builder = new TextColumn.Builder(raw.size());
        for (int row = 0; row < raw.size(); row++) {
            builder.add(raw.isMissing(row) ? null : raw.text(row));
        }
        return builder.build();
    }

    private Column ofText(TextColumn raw, boolean[] unreadable, Map<String, Long> changed) {
        List<String> dictionary = raw.dictionary();
        String[] cells = new String[dictionary.size()];
        boolean same = true;
        for (int code = 0; code < cells.length; code++) {
            cells[code] = rules.apply(dictionary.get(code));
            same &= dictionary.get(code).equals(cells[code]);
        }
        if (!same) {
            count(raw, cells, changed);
        }
        return switch (type) {
            case CATEGORY, TEXT -> same ? raw : texts(raw, cells);
            case NUMBER -> numbers(raw, cells, unreadable);
            case DATE -> dates(raw, cells, unreadable);
        };
    }

    private void count(TextColumn raw, String[] cells, Map<String, Long> changed) {
        long[] rows = new long[cells.length];
        for (int code : raw.codes()) {
            if (code != TextColumn.MISSING) {
                rows[code]++;
            }
        }
        for (int code = 0; code < cells.length; code++) {
            String cell = raw.dictionary().get(code);
            if (!cell.equals(cells[code])) {
                long times = rows[code];
                rules.changes(cell, rule -> changed.merge(rule + " " + name, times, Long::sum));
            }
        }
    }

    private static TextColumn texts(TextColumn raw, String[] cells) {
        TextColumn.Builder builder = new TextColumn.Builder(cells.length);
        Arrays.stream(cells).forEach(builder::add);
        TextColumn distinct = builder.build();
        int[] codes =
                IntStream.of(raw.codes())
                        .map(code -> code == TextColumn.MISSING ? code : distinct.code(code))
                        .toArray();
        return new TextColumn(codes, distinct.dictionary());
    }

    private NumberColumn numbers(TextColumn raw, String[] cells, boolean[] unreadable) {
        double[] byCode = new double[cells.length];
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = cells[code] == null ? Double.NaN : number(cells[code]);
        }
        double[] values = new double[raw.size()];
        for (int row = 0; row < values.length; row++) {
            int code = raw.code(row);
            values[row] = code == TextColumn.MISSING ? Double.NaN : byCode[code];
            unreadable[row] |=
                    code != TextColumn.MISSING && cells[code] != null && Double.isNaN(byCode[code]);
        }
        return new NumberColumn(values);
    }

    private long date(String cell) {
        return exact && DateText.isFinerThanMillis(cell) ? DateColumn.MISSING : dates.parse(cell);
    }

    private double number(String cell) {
        return exact && !NumberText.isExact(rules.plainNumber(cell))
                ? Double.NaN
                : rules.number(cell);
    }

    private DateColumn dates(TextColumn raw, String[] cells, boolean[] unreadable) {
        long[] byCode = new long[cells.length];
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = cells[code] == null ? DateColumn.MISSING : date(cells[code]);
        }
        long[] values = new long[raw.size()];
        for (int row = 0; row < values.length; row++) {
            int code = raw.code(row);
            values[row] = code == TextColumn.MISSING ? DateColumn.MISSING : byCode[code];
            unreadable[row] |=
                    code != TextColumn.MISSING
                            && cells[code] != null
                            && byCode[code] == DateColumn.MISSING;
        }
        return new DateColumn(values);
    }
}
