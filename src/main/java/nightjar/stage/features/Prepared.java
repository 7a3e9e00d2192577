package nightjar.stage.features;

import java.util.ArrayList;
import java.util.List;
import nightjar.table.Column;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// Rows after the fitted cleaning rules.
final class Prepared {

    private Prepared() {}

    static RecordBatch of(List<Preparation> preparations, RecordBatch rows) {
        if (preparations.isEmpty()) {
            return rows;
        }
        List<Column> columns = new ArrayList<>(rows.columns());
        for (Preparation preparation : preparations) {
            int position = rows.schema().indexOf(preparation.column()).orElseThrow();
            columns.set(position, prepared(preparation, columns.get(position)));
        }
        return rows.with(rows.schema(), columns);
    }

    private static Column prepared(Preparation preparation, Column column) {
        return switch (preparation) {
            case Preparation.Clip clip -> clipped((NumberColumn) column, clip);
            case Preparation.FillNumber fill -> filled((NumberColumn) column, fill.value());
            case Preparation.FillText fill -> filled((TextColumn) column, fill.value());
        };
    }

    private static NumberColumn clipped(NumberColumn column, Preparation.Clip clip) {
        double[] cells = column.values().clone();
        for (int row = 0; row < cells.length; row++) {
            if (!Double.isNaN(cells[row])) {
                cells[row] = Math.clamp(cells[row], clip.min(), clip.max());
            }
        }
        return new NumberColumn(cells);
    }

    private static NumberColumn filled(NumberColumn column, double value) {
        double[] cells = column.values().clone();
        for (int row = 0; row < cells.length; row++) {
            cells[row] = Double.isNaN(cells[row]) ? value : cells[row];
        }
        return new NumberColumn(cells);
    }

    private static TextColumn filled(TextColumn column, String value) {
        TextColumn.Builder builder = new TextColumn.Builder(column.size());
        for (int row = 0; row < column.size(); row++) {
            builder.add(column.isMissing(row) ? value : column.get(row));
        }
        return builder.build();
    }
}
