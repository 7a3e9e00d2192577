package nightjar.reading;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.TextColumn;

/// The cells of one column of a batch, brought to its declared type.
///
/// @param cells where a text cannot be read, missing
/// @param unreadable per row whether its cell is missing for that. The array is shared, not copied
/// @param changed cells by the rule that changed them, by its key in the project file
@SuppressWarnings("ArrayRecordComponent")
public record TypedColumn(Column cells, boolean[] unreadable, Map<String, Long> changed) {

    public static TypedColumn of(Column raw, CellReader reader) {
        Column source = reader.source(raw);
        return switch (source) {
            case TextColumn texts -> ofTexts(texts, reader);
            case NumberColumn numbers -> finite(numbers);
            case DateColumn dates -> new TypedColumn(dates, new boolean[dates.size()], Map.of());
        };
    }

    /// Infinity is no number here, as `inf` in a text is none.
    private static TypedColumn finite(NumberColumn raw) {
        boolean[] unreadable = new boolean[raw.size()];
        double[] values = raw.values();
        for (int row = 0; row < unreadable.length; row++) {
            if (Double.isInfinite(raw.get(row))) {
                values = values == raw.values() ? values.clone() : values;
                values[row] = Double.NaN;
                unreadable[row] = true;
            }
        }
        Column cells = values == raw.values() ? raw : new NumberColumn(values);
        return new TypedColumn(cells, unreadable, Map.of());
    }

    private static TypedColumn ofTexts(TextColumn raw, CellReader reader) {
        ReadTexts texts = ReadTexts.of(raw, reader.rules());
        ColumnType type = Objects.requireNonNull(reader.declared(), "a column of declared type");
        boolean[] unreadable = new boolean[raw.size()];
        Column cells =
                switch (type) {
                    case CATEGORY, TEXT -> texts.isSame() ? raw : texts(raw, texts);
                    case NUMBER -> numbers(raw, texts, reader, unreadable);
                    case DATE -> dates(raw, texts, reader, unreadable);
                };
        return new TypedColumn(cells, unreadable, texts.changes());
    }

    private static TextColumn texts(TextColumn raw, ReadTexts texts) {
        TextColumn.Builder builder = new TextColumn.Builder(texts.size());
        for (int code = 0; code < texts.size(); code++) {
            builder.add(texts.get(code));
        }
        TextColumn distinct = builder.build();
        int[] codes =
                IntStream.of(raw.codes())
                        .map(code -> code == TextColumn.MISSING ? code : distinct.code(code))
                        .toArray();
        return new TextColumn(codes, distinct.dictionary());
    }

    private static NumberColumn numbers(
            TextColumn raw, ReadTexts texts, CellReader reader, boolean[] unreadable) {
        double[] byCode = new double[texts.size()];
        Arrays.setAll(
                byCode,
                code -> texts.get(code) instanceof String text ? reader.number(text) : Double.NaN);
        double[] values = new double[raw.size()];
        for (int row = 0; row < values.length; row++) {
            int code = raw.code(row);
            values[row] = code == TextColumn.MISSING ? Double.NaN : byCode[code];
            unreadable[row] =
                    code != TextColumn.MISSING
                            && Double.isNaN(byCode[code])
                            && texts.get(code) != null;
        }
        return new NumberColumn(values);
    }

    private static DateColumn dates(
            TextColumn raw, ReadTexts texts, CellReader reader, boolean[] unreadable) {
        long[] byCode = new long[texts.size()];
        Arrays.setAll(
                byCode,
                code ->
                        texts.get(code) instanceof String text
                                ? reader.millis(text)
                                : DateColumn.MISSING);
        long[] values = new long[raw.size()];
        for (int row = 0; row < values.length; row++) {
            int code = raw.code(row);
            values[row] = code == TextColumn.MISSING ? DateColumn.MISSING : byCode[code];
            unreadable[row] =
                    code != TextColumn.MISSING
                            && byCode[code] == DateColumn.MISSING
                            && texts.get(code) != null;
        }
        return new DateColumn(values);
    }
}
