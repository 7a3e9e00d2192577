package nightjar.stage.explore;

import nightjar.cell.Cell;
import nightjar.cell.Kind;
import nightjar.project.ColumnSpec;
import nightjar.reading.CellReader;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// Reads a label without those that are no answer: what cannot be read, and what their column's declaration sets aside, is no class of its own, as
/// its rows will be gone.
record KeptLabels(String column, ColumnSpec declared, CellReader reader) implements LabelReader {

    @Override
    public Column read(RecordBatch raw) {
        return switch (reader.source(raw.column(column))) {
            case TextColumn texts -> kept(texts);
            case NumberColumn numbers -> kept(numbers);
            case DateColumn dates -> dates;
        };
    }

    private TextColumn kept(TextColumn texts) {
        boolean[] gone = new boolean[texts.dictionary().size()];
        boolean any = false;
        for (int code = 0; code < gone.length; code++) {
            Cell cell = reader.read(texts.dictionary().get(code));
            gone[code] = cell != null && isGone(cell);
            any |= gone[code];
        }
        if (!any) {
            return texts;
        }
        int[] codes = texts.codes().clone();
        for (int row = 0; row < codes.length; row++) {
            codes[row] =
                    codes[row] != TextColumn.MISSING && gone[codes[row]]
                            ? TextColumn.MISSING
                            : codes[row];
        }
        return new TextColumn(codes, texts.dictionary());
    }

    private boolean isGone(Cell cell) {
        return declared.type() == ColumnType.NUMBER
                ? cell.kind() != Kind.NUMBER || declared.setsAside(cell.number())
                : declared.setsAside(cell.text());
    }

    private NumberColumn kept(NumberColumn numbers) {
        double[] kept = numbers.values().clone();
        for (int row = 0; row < kept.length; row++) {
            boolean gone = Double.isInfinite(kept[row]) || declared.setsAside(kept[row]);
            kept[row] = gone ? Double.NaN : kept[row];
        }
        return new NumberColumn(kept);
    }
}
