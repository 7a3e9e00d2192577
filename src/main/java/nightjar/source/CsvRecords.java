package nightjar.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.table.Column;

/// The well-formed records of one batch as bytes, one behind the other, with the places of their cells. Filled by one thread, then read by
/// another. Every cell is followed by one byte, a separator or a line feed, so that the next one begins behind it.
final class CsvRecords {

    private final Charset encoding;
    private final byte quote;
    private final int width;
    private byte[] bytes = new byte[1 << 16];
    private int size;

    /// Per record and cell where the cell ends.
    private int[] ends;

    private long[] numbers;
    private long[] lines;
    private int records;
    private boolean quoted;

    /// @param encoding of the bytes that are added
    /// @param width cells of every record
    /// @param capacity records at most
    CsvRecords(Charset encoding, Dialect dialect, int width, int capacity) {
        this.encoding = encoding;
        this.quote = (byte) dialect.quote();
        this.width = width;
        this.ends = new int[width * capacity];
        this.numbers = new long[capacity];
        this.lines = new long[capacity];
    }

    /// Number of records.
    int size() {
        return records;
    }

    /// Per record its number in the source, from 1.
    long[] numbers() {
        return Arrays.copyOf(numbers, records);
    }

    /// Per record the line on which it begins, from 1.
    long[] lines() {
        return Arrays.copyOf(lines, records);
    }

    /// Adds the record at which `splitter` stands.
    void add(RecordSplitter splitter) {
        numbers[records] = splitter.number();
        lines[records] = splitter.line();
        int from = splitter.from();
        int length = splitter.to() - from;
        reserve(length + 1);
        System.arraycopy(splitter.bytes(), from, bytes, size, length);
        splitter.copyCellEnds(ends, records * width, size - from);
        quoted |= splitter.quotedCells() > 0;
        bytes[size + length] = '\n';
        size += length + 1;
        records++;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private int begin(int cell) {
        return cell == 0 ? 0 : ends[cell - 1] + 1;
    }

    /// The records, from 0, that hold bytes which mean nothing in the encoding; usually none.
    int[] undecodable() {
        if (isAscii() || isDecodable(0, size)) {
            return new int[0];
        }
        return IntStream.range(0, records)
                .filter(record -> !isDecodable(begin(record * width), end(record)))
                .toArray();
    }

    private int end(int record) {
        return ends[record * width + width - 1];
    }

    /// Every encoding that is read without unpacking takes bytes below 128 for ASCII.
    private boolean isAscii() {
        int all = 0;
        for (int i = 0; i < size; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }

    private boolean isDecodable(int from, int to) {
        try {
            encoding.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /// Record `record`, from 0, as text; bytes that mean nothing in the encoding appear as U+FFFD.
    String text(int record) {
        int begin = begin(record * width);
        return new String(bytes, begin, end(record) - begin, encoding);
    }

    /// The records without those at `dropped`, ascending.
    CsvRecords without(int[] dropped) {
        CsvRecords kept = new CsvRecords(this, records - dropped.length);
        int skip = 0;
        for (int record = 0; record < records; record++) {
            if (skip < dropped.length && dropped[skip] == record) {
                skip++;
            } else {
                kept.copy(this, record);
            }
        }
        return kept;
    }

    private CsvRecords(CsvRecords other, int capacity) {
        this.encoding = other.encoding;
        this.quote = other.quote;
        this.width = other.width;
        this.quoted = other.quoted;
        this.ends = new int[width * capacity];
        this.numbers = new long[capacity];
        this.lines = new long[capacity];
    }

    private void copy(CsvRecords other, int record) {
        int from = other.begin(record * width);
        int length = other.end(record) + 1 - from;
        reserve(length);
        System.arraycopy(other.bytes, from, bytes, size, length);
        for (int cell = 0; cell < width; cell++) {
            ends[records * width + cell] = other.ends[record * width + cell] - from + size;
        }
        numbers[records] = other.numbers[record];
        lines[records] = other.lines[record];
        size += length;
        records++;
    }

    /// The cells of the columns at `selected`, column-wise: quotes are taken off, nothing is trimmed.
    List<Column> columns(int[] selected) {
        boolean ascii = isAscii();
        List<Column> columns = new ArrayList<>(selected.length);
        for (int column : selected) {
            CellDictionary dictionary = new CellDictionary(records, encoding, ascii);
            for (int cell = column; cell < records * width; cell += width) {
                int from = begin(cell);
                if (quoted && from < ends[cell] && bytes[from] == quote) {
                    addQuoted(dictionary, from, ends[cell]);
                } else {
                    dictionary.add(bytes, from, ends[cell]);
                }
            }
            columns.add(dictionary.build());
        }
        return columns;
    }

    /// What stands between the quotes, a doubled quote as one; blanks behind the closing quote are dropped.
    private void addQuoted(CellDictionary dictionary, int from, int to) {
        int close = to - 1;
        while (bytes[close] != quote) {
            close--;
        }
        int text = size;
        reserve(close - from);
        for (int i = from + 1; i < close; i++) {
            bytes[size++] = bytes[i];
            i += bytes[i] == quote ? 1 : 0;
        }
        dictionary.add(bytes, text, size);
    }
}
