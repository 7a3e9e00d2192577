package nightjar.stage.clean;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nightjar.project.ColumnSpec;
import nightjar.project.training.Reaction;
import nightjar.table.Column;
import nightjar.table.NumberColumn;

/// The expectations of single rows that a batch breaches, with what follows for each row. A row that the project file drops breaches none.
final class Breaches {

    /// What the breach of an expression begins with.
    static final String HOLDS = "holds: ";

    private final RowReasons rows;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> refusing = new TreeMap<>();

    Breaches(RowReasons rows) {
        this.rows = rows;
    }

    /// Rows that breach an expectation and stay, per expectation.
    Map<String, Long> counts() {
        return counts;
    }

    /// Rows for which the data are refused, per expectation.
    Map<String, Long> refusing() {
        return refusing;
    }

    void add(int row, String what, Reaction reaction) {
        if (rows.isMeant(row)) {
            return;
        }
        switch (reaction) {
            case QUARANTINE -> rows.reject(row, what, what);
            case WARN -> counts.merge(what, 1L, Long::sum);
            case REFUSE -> {
                counts.merge(what, 1L, Long::sum);
                refusing.merge(what, 1L, Long::sum);
            }
        }
    }

    /// Cells of a column that cannot be read, where the project file refuses such data.
    void unreadable(String what, ColumnSpec column, boolean[] unreadable) {
        for (int row = 0; row < unreadable.length; row++) {
            if (unreadable[row] && column.otherwise() == Reaction.REFUSE) {
                add(row, what, Reaction.REFUSE);
            }
        }
    }

    /// Sets rows without a value aside.
    void missing(String name, Column values) {
        for (int row = 0; row < values.size(); row++) {
            if (values.isMissing(row)) {
                add(row, name + ": missing", Reaction.QUARANTINE);
            }
        }
    }

    /// Holds the cells of a column against its declaration.
    void of(String name, ColumnSpec column, Column values) {
        Reaction strict = column.otherwise() == null ? Reaction.QUARANTINE : column.otherwise();
        Reaction mild = column.otherwise() == null ? Reaction.WARN : column.otherwise();
        Double min = column.min();
        Double max = column.max();
        if (!column.required() && min == null && max == null && column.values().isEmpty()) {
            return;
        }
        Set<String> allowed = Set.copyOf(column.values());
        for (int row = 0; row < values.size(); row++) {
            if (values.isMissing(row)) {
                if (column.required()) {
                    add(row, name + ": missing", strict);
                }
            } else if (values instanceof NumberColumn numbers) {
                if (min != null && numbers.get(row) < min) {
                    add(row, name + ": below " + NumberColumn.format(min), strict);
                } else if (max != null && numbers.get(row) > max) {
                    add(row, name + ": above " + NumberColumn.format(max), strict);
                }
            } else if (!allowed.isEmpty() && !allowed.contains(values.text(row))) {
                add(row, name + ": a value not listed", mild);
            }
        }
    }
}
