package nightjar.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import nightjar.stage.explore.ColumnProfile;
import nightjar.stage.explore.ColumnProfile.Dates;
import nightjar.stage.explore.ColumnProfile.Frequent;
import nightjar.stage.explore.ColumnProfile.Numbers;
import nightjar.stage.explore.ColumnProfile.Relation;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;

/// One column of the draft, with what was found as a comment. A column that teaches nothing, or too much, stands there as a comment.
final class ColumnDraft {

    /// Categories with more values are not listed.
    private static final int MOST_VALUES = 50;

    private static final double GIVES_AWAY = 0.99;

    /// What a column is for. All but those that are to be learned from are read whatever they look like.
    enum Role {
        KEY,

        /// A number, or one of two values.
        LABEL,

        /// A label of which each value is a class.
        CLASSES,
        LEARNED_FROM
    }

    private final ColumnProfile column;
    private final Role role;
    private final List<Remark> remarks;

    /// @param remarks on this column
    ColumnDraft(ColumnProfile column, Role role, List<Remark> remarks) {
        this.column = column;
        this.role = role;
        this.remarks = List.copyOf(remarks);
    }

    /// Whether the draft reads the column; else it stands there as a comment.
    boolean isRead() {
        return role != Role.LEARNED_FROM || !column.constant() && !givesAway(column);
    }

    /// Whether the draft reads numbers in it.
    boolean isNumber() {
        return isRead() && type() == ColumnType.NUMBER;
    }

    /// Whether it is neither key nor label.
    boolean isFeature() {
        return role == Role.LEARNED_FROM;
    }

    /// Whether the usual features are made of it.
    boolean isLearnedFrom() {
        return isFeature() && isRead() && column.type() != ColumnType.TEXT;
    }

    ColumnProfile column() {
        return column;
    }

    String text() {
        String name = YamlText.of(column.name());
        String found = YamlText.comment(String.join("; ", comments()));
        String line = name + ": " + expectations() + (found.isEmpty() ? "" : "  # " + found);
        if (isRead()) {
            return "    " + line + "\n";
        }
        if (column.constant()) {
            return "    # " + line + "\n";
        }
        return "    # !!! GIVES THE LABEL AWAY: alone it reaches %s. Read it only if it is known before the label is.%n    # %s%n"
                .formatted(strength(column), line)
                .replace("\r\n", "\n");
    }

    private String expectations() {
        StringJoiner expectations = new StringJoiner(", ", "{", "}");
        ColumnType type = type();
        expectations.add("type: " + type.yamlName());
        Numbers numbers = column.numbers();
        Dates dates = column.dates();
        switch (type) {
            case NUMBER -> {
                if (numbers != null && numbers.min() >= 0 && role == Role.LEARNED_FROM) {
                    expectations.add("min: 0");
                }
            }
            case CATEGORY -> {
                if (column.distinct().estimate() <= MOST_VALUES) {
                    expectations.add("values: " + YamlText.list(values()));
                }
            }
            case DATE -> {
                if (dates != null && dates.format() != null) {
                    expectations.add("format: " + YamlText.of(dates.format()));
                }
            }
            case TEXT -> {}
        }
        if (role == Role.KEY && column.missing() == 0) {
            expectations.add("required: true");
        }
        return expectations.toString();
    }

    /// A key is compared as text, even where it is written in digits, and so are classes.
    private ColumnType type() {
        return switch (role) {
            case KEY -> ColumnType.TEXT;
            case CLASSES -> ColumnType.CATEGORY;
            case LABEL, LEARNED_FROM -> column.type();
        };
    }

    private List<String> values() {
        return column.frequent().values().stream().map(Frequent.Value::text).sorted().toList();
    }

    private List<String> comments() {
        List<String> comments = new ArrayList<>();
        Numbers numbers = column.numbers();
        Dates dates = column.dates();
        if (role == Role.KEY) {
            return comments;
        }
        if (column.type() == ColumnType.NUMBER && numbers != null) {
            comments.add(number(numbers.min()) + " to " + number(numbers.max()));
        }
        if (column.type() == ColumnType.DATE && dates != null) {
            comments.add(dates.first() + " to " + dates.last());
            if (dates.ambiguous()) {
                comments.add("day or month first? The data do not tell");
            }
            if (dates.format() != null && dates.format().matches("[^y]*yy([^y].*)?")) {
                comments.add("years 69 to 99 are those of the last century");
            }
        }
        addCounts(comments);
        remarks.forEach(remark -> comments.add(remark.comment()));
        if (column.constant()) {
            comments.add(column.present() == 0 ? "always missing" : "always the same");
        } else if (column.nearConstant()) {
            comments.add("nearly always the same");
        }
        return comments;
    }

    private void addCounts(List<String> comments) {
        boolean listed = column.distinct().estimate() <= MOST_VALUES;
        if (column.type() == ColumnType.CATEGORY && !listed) {
            comments.add(column.distinct().estimate() + " values");
        }
        if (column.type() == ColumnType.TEXT && column.unique()) {
            comments.add("different in every row");
        }
        if (column.missing() > 0 && column.present() > 0) {
            comments.add(DraftText.percent(column.missingShare()) + " missing");
        }
        if (column.unreadable() > 0) {
            comments.add(column.unreadable() + " cells are not of this type");
        }
    }

    private static boolean givesAway(ColumnProfile column) {
        Relation relation = column.relation();
        return relation != null && Math.max(auc(relation), rSquared(relation)) >= GIVES_AWAY;
    }

    private static String strength(ColumnProfile column) {
        Relation relation = column.relation();
        if (relation == null) {
            return "nothing";
        }
        return relation.auc() != null
                ? String.format(Locale.ROOT, "an AUC of %.3f", auc(relation))
                : String.format(Locale.ROOT, "an R2 of %.3f", rSquared(relation));
    }

    private static double auc(Relation relation) {
        return relation.auc() == null ? 0 : relation.auc();
    }

    private static double rSquared(Relation relation) {
        return relation.rSquared() == null ? 0 : relation.rSquared();
    }

    private static String number(double value) {
        return NumberColumn.format(value);
    }
}
