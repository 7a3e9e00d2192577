package nightjar.stage.clean;

import java.util.List;
import java.util.Objects;
import nightjar.project.ColumnSpec;
import nightjar.project.ProjectSpec;
import nightjar.reading.CellReader;
import nightjar.reading.TextRules;
import nightjar.reading.TypedColumn;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;

/// Puts a fixed value in the place of missing cells.
///
/// @param value one cell of the column's type
record FillRule(String column, Column value) implements RowRule {

    /// @param text of the value; a date in an ISO form
    static FillRule of(String column, String text, ProjectSpec spec) {
        ColumnSpec declared = Objects.requireNonNull(spec.data().columns().get(column));
        CellReader plain =
                CellReader.of(
                        TextRules.of(List.of()).column(column), ColumnSpec.of(declared.type()));
        return new FillRule(column, TypedColumn.of(TextColumn.of(text), plain).cells());
    }

    @Override
    public void work(RowsInWork rows) {
        Column cells = rows.column(column);
        long missing = 0;
        for (int row = 0; row < cells.size(); row++) {
            missing += cells.isMissing(row) ? 1 : 0;
        }
        rows.change("impute", column, missing == 0 ? cells : filled(cells), missing);
    }

    private Column filled(Column cells) {
        return switch (cells) {
            case NumberColumn numbers -> {
                double[] values = numbers.values().clone();
                for (int row = 0; row < values.length; row++) {
                    values[row] =
                            Double.isNaN(values[row]) ? ((NumberColumn) value).get(0) : values[row];
                }
                yield new NumberColumn(values);
            }
            case DateColumn dates -> {
                long[] values = new long[dates.size()];
                for (int row = 0; row < values.length; row++) {
                    values[row] =
                            dates.isMissing(row) ? ((DateColumn) value).get(0) : dates.get(row);
                }
                yield new DateColumn(values);
            }
            case TextColumn texts -> {
                TextColumn.Builder builder = new TextColumn.Builder(texts.size());
                for (int row = 0; row < texts.size(); row++) {
                    builder.add(
                            texts.isMissing(row) ? ((TextColumn) value).get(0) : texts.get(row));
                }
                yield builder.build();
            }
        };
    }
}
