package nightjar.stage.explore;

import nightjar.project.ColumnSpec;
import nightjar.reading.TextRules;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// Reads a label without those that are no answer: what their column's declaration sets aside is no class of its own, as its rows will be
/// gone.
record KeptLabels(String column, ColumnSpec declared, TextRules.ColumnRules rules)
        implements LabelReader {

    @Override
    public Column read(RecordBatch raw) {
        return switch (raw.column(column)) {
            case TextColumn texts -> kept(texts);
            case NumberColumn numbers -> kept(numbers);
            case nightjar.table.DateColumn dates -> dates;
        };
    }

    private TextColumn kept(TextColumn texts) {
        boolean[] gone = new boolean[texts.dictionary().size()];
        boolean any = false;
        for (int code = 0; code < gone.length; code++) {
            String text = rules.apply(texts.dictionary().get(code));
            gone[code] = text != null && isGone(text);
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

    private boolean isGone(String text) {
        if (declared.type() != ColumnType.NUMBER) {
            return declared.setsAside(text);
        }
        double number = rules.number(text);
        return Double.isNaN(number) || declared.setsAside(number);
    }

    private NumberColumn kept(NumberColumn numbers) {
        if (declared.type() != ColumnType.NUMBER) {
            return numbers;
        }
        double[] kept = numbers.values().clone();
        for (int row = 0; row < kept.length; row++) {
            kept[row] = declared.setsAside(kept[row]) ? Double.NaN : kept[row];
        }
        return new NumberColumn(kept);
    }
}
