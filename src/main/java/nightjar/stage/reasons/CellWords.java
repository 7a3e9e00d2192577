package nightjar.stage.reasons;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nightjar.stage.features.FeaturePlan.Range;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// Says cells as a person would: `tenure 2 (low)`, `contract Month-to-month`, `signup 2026-01-31 (late)`, `age missing`. A number is low in
/// the lowest quarter of the training rows and high in the highest, else typical; no word where the quarters are not known.
record CellWords(Map<String, Range> ranges) {

    private static final String MIDNIGHT = "T00:00:00Z";

    String of(List<String> columns, RecordBatch rows, int row) {
        return columns.stream()
                .map(name -> name + " " + cell(name, rows.column(name), row))
                .collect(Collectors.joining(" with "));
    }

    private String cell(String name, Column column, int row) {
        if (column.isMissing(row)) {
            return "missing";
        }
        Range range = ranges.get(name);
        return text(column, row) + (range == null ? "" : word(range, column, row));
    }

    private static String text(Column column, int row) {
        String text = column.text(row);
        return column instanceof DateColumn && text.endsWith(MIDNIGHT)
                ? text.substring(0, text.length() - MIDNIGHT.length())
                : text;
    }

    private static String word(Range range, Column column, int row) {
        return switch (column) {
            case NumberColumn numbers -> word(range, numbers.get(row), "low", "high");
            case DateColumn dates -> word(range, (double) dates.get(row), "early", "late");
            case TextColumn _ -> "";
        };
    }

    private static String word(Range range, double cell, String below, String above) {
        return " (%s)"
                .formatted(cell < range.low() ? below : cell > range.high() ? above : "typical");
    }
}
