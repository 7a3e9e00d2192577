package nightjar.source.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import nightjar.source.csv.scan.CsvLine;
import nightjar.table.Column;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;

/// The rows of a batch as CSV in UTF-8, byte for byte as Commons CSV prints them in [CsvLine#FORMAT]. Cells of which it is plain that they need no
/// quotes are written at once; Commons CSV is asked about the others.
public final class CsvBytes {

    /// A dictionary is written once, and its bytes copied, where each of its values stands for at least so many rows.
    private static final int ROWS_PER_VALUE = 4;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    private CsvBytes() {}

    public static byte[] of(RecordBatch batch) {
        CsvBytes csv = new CsvBytes();
        List<Cells> columns = batch.columns().stream().map(csv::cells).toList();
        for (int row = 0; row < batch.rows(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                if (column > 0) {
                    csv.write((byte) ',');
                }
                columns.get(column).write(row, column == 0);
            }
            csv.write((byte) '\n');
        }
        return Arrays.copyOf(csv.bytes, csv.size);
    }

    /// Writes the cells of one column.
    private interface Cells {
        /// @param first whether the cell is the first of its record, where Commons CSV is more careful
        void write(int row, boolean first);
    }

    private Cells cells(Column column) {
        return switch (column) {
            case NumberColumn numbers -> (row, first) -> number(numbers.get(row), first);
            case DateColumn dates -> (row, first) -> text(dates.text(row), first);
            case TextColumn text ->
                    text.dictionary().size() * ROWS_PER_VALUE <= text.size()
                            ? coded(text)
                            : (row, first) -> text(text.text(row), first);
        };
    }

    private Cells coded(TextColumn column) {
        byte[][] written = new byte[column.dictionary().size()][];
        return (row, first) -> {
            int code = column.code(row);
            if (code == TextColumn.MISSING) {
                text("", first);
            } else if (written[code] == null) {
                int from = size;
                text(column.text(row), first);
                written[code] = Arrays.copyOfRange(bytes, from, size);
            } else {
                write(written[code]);
            }
        };
    }

    private void number(double value, boolean first) {
        text(Double.isNaN(value) ? "" : NumberColumn.format(value), first);
    }

    private void text(String text, boolean first) {
        int from = size;
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c) || i == 0 && first && !isAlphanumeric(c)) {
                size = from;
                careful(text, first);
                return;
            }
            bytes[size++] = (byte) c;
        }
        if (first && text.isEmpty()) {
            careful(text, true);
        }
    }

    /// Needs no quotes wherever it stands in a cell, but perhaps as the first character of a record.
    private static boolean isPlain(char c) {
        return c > '#' && c < 127 && c != ',';
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private void careful(String text, boolean first) {
        StringBuilder printed = new StringBuilder();
        try {
            CsvLine.FORMAT.print(text, printed, first);
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail", e);
        }
        write(printed.substring(first ? 0 : 1).getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void write(byte one) {
        reserve(1);
        bytes[size++] = one;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
