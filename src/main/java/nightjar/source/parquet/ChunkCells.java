package nightjar.source.parquet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.table.DateColumn;
import nightjar.table.LongCodes;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// The cells of one column of several batches, about to be written: coded by one dictionary over all of them where cells repeat, in order of
/// their first occurrence; else plain. Used again for the next column; not thread-safe.
final class ChunkCells {

    /// The code of a missing cell.
    static final int MISSING = -1;

    /// Distinct values of this many are looked at before giving the dictionary up.
    private static final int SAMPLE = 4096;

    private static final int MOST_NUMBERS = 1 << 14;
    private static final int MOST_TEXT_BYTES = 8 << 20;

    private final PageBytes dictionary = new PageBytes();
    private int[] codes = {};
    private long[] values = {};
    private @Nullable String @Nullable [] texts;
    private int rows;
    private int missing;
    private int distinct;

    /// Takes on the cells of column `position`.
    void take(List<RecordBatch> batches, int position) {
        begin(batches);
        switch (batches.getFirst().column(position)) {
            case NumberColumn _ -> takeNumbers(batches, position);
            case DateColumn _ -> takeDates(batches, position);
            case TextColumn _ -> takeTexts(batches, position);
        }
    }

    /// Takes on numbers of which none is missing, without a dictionary.
    void take(List<RecordBatch> batches, Numbers numbers) {
        begin(batches);
        int row = 0;
        for (RecordBatch batch : batches) {
            System.arraycopy(numbers.of(batch), 0, values, row, batch.rows());
            row += batch.rows();
        }
    }

    /// Numbers that come with the rows of a batch.
    interface Numbers {
        long[] of(RecordBatch batch);
    }

    private void begin(List<RecordBatch> batches) {
        rows = Math.toIntExact(batches.stream().mapToLong(RecordBatch::rows).sum());
        if (codes.length < rows) {
            codes = new int[rows];
            values = new long[rows];
        }
        texts = null;
        missing = 0;
        distinct = 0;
        dictionary.clear();
    }

    int rows() {
        return rows;
    }

    int missing() {
        return missing;
    }

    /// Whether there is a dictionary.
    boolean coded() {
        return distinct > 0;
    }

    /// Number of entries of the dictionary.
    int distinct() {
        return distinct;
    }

    /// Its entries, plain.
    PageBytes dictionary() {
        return dictionary;
    }

    /// Per row the entry of its cell, or [#MISSING]; without a dictionary any other number says that the cell is there.
    int[] codes() {
        return codes;
    }

    /// Per row its number.
    long[] values() {
        return values;
    }

    /// Adds the cells that are not missing, from row `from` on: up to row `limit`, or to the row with which `most` bytes are reached.
    ///
    /// @return the row behind the last
    int addPlain(PageBytes page, int from, int limit, int most) {
        @Nullable String[] cells = texts;
        int row = from;
        for (; row < limit && page.size() < most; row++) {
            if (codes[row] != MISSING) {
                if (cells == null) {
                    page.addLong(values[row]);
                } else {
                    page.addText(String.valueOf(cells[row]));
                }
            }
        }
        return row;
    }

    private void takeNumbers(List<RecordBatch> batches, int position) {
        int row = 0;
        for (RecordBatch batch : batches) {
            for (double value : ((NumberColumn) batch.column(position)).values()) {
                values[row] = Double.doubleToRawLongBits(value);
                codes[row++] = Double.isNaN(value) ? MISSING : 0;
            }
        }
        code();
    }

    private void takeDates(List<RecordBatch> batches, int position) {
        int row = 0;
        for (RecordBatch batch : batches) {
            DateColumn dates = (DateColumn) batch.column(position);
            for (int i = 0; i < batch.rows(); i++) {
                values[row] = dates.get(i);
                codes[row++] = dates.isMissing(i) ? MISSING : 0;
            }
        }
        code();
    }

    private void code() {
        LongCodes known = new LongCodes();
        boolean worthwhile = true;
        for (int row = 0; row < rows; row++) {
            if (codes[row] == MISSING) {
                missing++;
            } else if (worthwhile) {
                codes[row] = known.code(values[row]);
                distinct = known.size();
                worthwhile = distinct <= MOST_NUMBERS && !isSparse(row + 1 - missing);
            }
        }
        if (!worthwhile || isWasted()) {
            distinct = 0;
        }
        for (int code = 0; code < distinct; code++) {
            dictionary.addLong(known.value(code));
        }
    }

    private void takeTexts(List<RecordBatch> batches, int position) {
        Map<String, Integer> known = new HashMap<>();
        int row = 0;
        boolean worthwhile = true;
        for (RecordBatch batch : batches) {
            TextColumn column = (TextColumn) batch.column(position);
            row = worthwhile ? code(column, row, known) : mark(column, row);
            worthwhile &= dictionary.size() <= MOST_TEXT_BYTES && !isSparse(row - missing);
        }
        if (!worthwhile || isWasted()) {
            distinct = 0;
            texts = texts(batches, position);
        }
    }

    private int code(TextColumn column, int from, Map<String, Integer> known) {
        int[] merged = new int[column.dictionary().size()];
        Arrays.fill(merged, MISSING);
        int row = from;
        for (int code : column.codes()) {
            if (code == TextColumn.MISSING) {
                missing++;
                codes[row++] = MISSING;
            } else {
                if (merged[code] == MISSING) {
                    merged[code] = code(column.dictionary().get(code), known);
                }
                codes[row++] = merged[code];
            }
        }
        return row;
    }

    private int code(String text, Map<String, Integer> known) {
        Integer code = known.putIfAbsent(text, distinct);
        if (code == null) {
            if (dictionary.size() <= MOST_TEXT_BYTES) { // else it will be given up
                dictionary.addText(text);
            }
            return distinct++;
        }
        return code;
    }

    private int mark(TextColumn column, int from) {
        int row = from;
        for (int code : column.codes()) {
            missing += code == TextColumn.MISSING ? 1 : 0;
            codes[row++] = code == TextColumn.MISSING ? MISSING : 0;
        }
        return row;
    }

    private @Nullable String[] texts(List<RecordBatch> batches, int position) {
        @Nullable String[] cells = new @Nullable String[rows];
        int row = 0;
        for (RecordBatch batch : batches) {
            TextColumn column = (TextColumn) batch.column(position);
            for (int i = 0; i < batch.rows(); i++) {
                cells[row++] = column.get(i);
            }
        }
        return cells;
    }

    /// Whether so many cells were new that the rest need not be looked at.
    private boolean isSparse(int cells) {
        return distinct >= SAMPLE && distinct > cells / 2;
    }

    private boolean isWasted() {
        return distinct > (rows - missing) / 2;
    }
}
