package nightjar.project;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nightjar.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// How a column of truth values spells them. The same column comes as BOOLEAN from a Parquet file, as `True` from pandas, `TRUE` from a spreadsheet and
/// 1 from a database: all of them are brought to the spelling that the project file has. `yes` and `no` are words like others.
///
/// A column has truth values if it is a category of exactly two values, one of them true and one false, or the label and its `positive` is a
/// truth value. Columns of numbers stay numbers.
public record TruthValues(String yes, String no) {

    private static final List<String> TRUE = List.of("true", "1");
    private static final List<String> FALSE = List.of("false", "0");

    /// The label with its positive class in the spelling of its column.
    static LabelSpec spelled(LabelSpec label, Map<String, ColumnSpec> columns) {
        ColumnSpec column = label.column() == null ? null : columns.get(label.column());
        TruthValues truth = column == null ? null : ofTwo(column.values());
        return truth == null || label.positive() == null
                ? label
                : new LabelSpec(
                        label.column(), label.expression(), truth.spelled(label.positive()));
    }

    /// The columns with truth values, by name.
    public static Map<String, TruthValues> of(DataSpec data) {
        Map<String, TruthValues> truths = new HashMap<>();
        data.columns()
                .forEach(
                        (name, column) -> {
                            TruthValues truth =
                                    column.type() == ColumnType.CATEGORY
                                            ? of(name, column, data.label())
                                            : null;
                            if (truth != null) {
                                truths.put(name, truth);
                            }
                        });
        return truths;
    }

    private static @Nullable TruthValues of(String name, ColumnSpec column, LabelSpec label) {
        String positive = label.positive();
        if (column.values().isEmpty() && name.equals(label.column()) && positive != null) {
            return beside(positive);
        }
        return ofTwo(column.values());
    }

    /// What two values mean that are all a column has; null if they are no truth values.
    public static @Nullable TruthValues ofTwo(List<String> values) {
        if (values.size() != 2) {
            return null;
        }
        String first = values.getFirst();
        String second = values.getLast();
        if (is(TRUE, first) && is(FALSE, second)) {
            return new TruthValues(first, second);
        }
        return is(TRUE, second) && is(FALSE, first) ? new TruthValues(second, first) : null;
    }

    /// The other truth value is spelled as the given one.
    private static @Nullable TruthValues beside(String given) {
        if (is(TRUE, given)) {
            return new TruthValues(given, given.equals("1") ? "0" : as(given, "false"));
        }
        if (is(FALSE, given)) {
            return new TruthValues(given.equals("0") ? "1" : as(given, "true"), given);
        }
        return null;
    }

    private static String as(String given, String word) {
        if (given.equals(given.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        return Character.isUpperCase(given.charAt(0))
                ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
                : word;
    }

    private static boolean is(List<String> words, String text) {
        return words.stream().anyMatch(text::equalsIgnoreCase);
    }

    /// A truth value in the column's spelling; other text as it is.
    public String spelled(String cell) {
        if (is(TRUE, cell)) {
            return yes;
        }
        return is(FALSE, cell) ? no : cell;
    }
}
