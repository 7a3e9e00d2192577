package nightjar.init;

import java.util.Map;
import java.util.Optional;
import nightjar.cell.DateForms;
import nightjar.cell.DateText;
import nightjar.reading.CellReader;
import nightjar.reading.TextRules;
import nightjar.stage.explore.ColumnProfile;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;

/// Columns that are texts although most of their cells are numbers or dates: a text is no feature, so their owner has to know why.
final class NearlyTyped {

    private NearlyTyped() {}

    /// @param cells of the first rows
    /// @param rules by which the column is read
    static Optional<Remark> of(
            ColumnProfile column, Map<String, Long> cells, TextRules.ColumnRules rules) {
        if (column.type() == ColumnType.NUMBER || column.type() == ColumnType.DATE) {
            return Optional.empty();
        }
        if (column.shares().number() >= NumberWriting.NUMBERS) {
            return Optional.of(
                    remark(
                            column,
                            "%s of the cells are numbers"
                                    .formatted(percent(column.shares().number())),
                            example(cells, cell -> Double.isNaN(rules.number(cell)))));
        }
        if (column.shares().date() < NumberWriting.NUMBERS) {
            return Optional.empty();
        }
        CellReader reader = CellReader.of(rules, null);
        DateForms forms = new DateForms();
        cells.forEach((cell, count) -> forms.add(reader.cell(cell), count, reader.patterns()));
        int best = forms.best();
        if (best < 0) {
            return Optional.empty();
        }
        long all = cells.values().stream().mapToLong(Long::longValue).sum();
        DateText pattern = reader.patterns().get(best);
        return Optional.of(
                remark(
                        column,
                        "%s of the cells are dates of the form %s"
                                .formatted(percent((double) forms.rows(best) / all), pattern),
                        example(cells, cell -> pattern.parse(cell) == DateColumn.MISSING)));
    }

    private static Remark remark(ColumnProfile column, String most, Optional<String> other) {
        String type = column.type().yamlName();
        String so =
                "%s, but not all%s: read as %s"
                        .formatted(most, other.map(o -> ", such as " + o).orElse(""), type);
        boolean text = column.type() == ColumnType.TEXT;
        return new Remark(
                column.name(),
                text ? so + ", which is no feature" : so,
                text
                        ? "Column '%s': %s, which is no feature. Mend the data, or say in `clean` how its cells are read."
                                .formatted(column.name(), so)
                        : "",
                null);
    }

    private interface Test {
        boolean holds(String cell);
    }

    private static Optional<String> example(Map<String, Long> cells, Test test) {
        return cells.keySet().stream().filter(test::holds).findFirst();
    }

    private static String percent(double share) {
        return DraftText.percent(Math.floor(100 * share) / 100);
    }
}
