package nightjar.source.csv;

import java.util.ArrayList;
import java.util.List;
import nightjar.table.Column;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// Puts an apostrophe before texts that a spreadsheet would take for a formula: those that begin with `=`, `+`, `-`, `@`, a tab or a
/// carriage return. Numbers are no formulas, wherever they stand.
public final class FormulaGuard {

    private static final String FORMULA = "=+-@\t\r";

    private FormulaGuard() {}

    public static String guard(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 && !isNegative(cell)
                ? "'" + cell
                : cell;
    }

    /// As [#guard(String)], and so that [#unguard(String)] gives the very text again: one that begins with an apostrophe gets another.
    public static String guardForth(String cell) {
        return cell.startsWith("'") ? "'" + cell : guard(cell);
    }

    /// What [#guardForth(String)] was given.
    public static String unguard(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    /// The batch with guarded texts.
    public static RecordBatch guard(RecordBatch batch) {
        List<Column> columns = new ArrayList<>();
        for (Column column : batch.columns()) {
            columns.add(column instanceof TextColumn text ? guard(text) : column);
        }
        return batch.with(batch.schema(), columns);
    }

    private static TextColumn guard(TextColumn text) {
        return new TextColumn(
                text.codes(), text.dictionary().stream().map(FormulaGuard::guard).toList());
    }

    /// A negative number as [nightjar.table.NumberColumn#format(double)] writes it, or as people do.
    private static boolean isNegative(String cell) {
        return cell.matches("-\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    }
}
