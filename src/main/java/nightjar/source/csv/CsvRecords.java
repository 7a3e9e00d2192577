package nightjar.source.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nightjar.source.csv.scan.Dialect;
import nightjar.source.csv.scan.RecordSplitter;
import nightjar.table.CellDictionary;
import nightjar.table.Column;

/// The well-formed records of one batch as bytes, one behind the other, with the places of their cells. Filled by one thread, then read by
/// another. Every cell is followed by one byte, a separator or a line feed, so that the next one begins behind it.
final class CsvRecords {

    private final Charset encoding;
    private final int quote;
    private final int width;
    private byte[] bytes;
    private int size;

    /// Per record and cell where the cell ends.
    private int[] ends;

    private long[] numbers;
    private long[] lines;
    private int records;
    private boolean quoted;

    /// Whether all bytes are below 128, which every encoding that is read without unpacking takes for ASCII.
    private boolean ascii = true;

    /// @param encoding of the bytes that are added
    /// @param width cells of every record
    /// @param expected records
    CsvRecords(Charset encoding, Dialect dialect, int width, int expected) {
        this(encoding, dialect.quoteByte(), width, expected, 1 << 16);
    }

    private CsvRecords(Charset encoding, int quote, int width, int expected, int bytes) {
        this.encoding = encoding;
        this.quote = quote;
        this.width = width;
        this.bytes = new byte[bytes];
        this.ends = new int[width * expected];
        this.numbers = new long[expected];
        this.lines = new long[expected];
    }

    /// Empty records of the same kind, with a little more room than these have taken.
    CsvRecords another() {
        return new CsvRecords(encoding, quote, width, Math.max(1, records), size + size / 16);
    }

    /// Number of records.
    int size() {
        return records;
    }

    /// What they take, without line breaks of more than one byte.
    int bytes() {
        return size;
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
        int from = splitter.from();
        int length = splitter.to() - from;
        reserve(length + 1);
        if (records == numbers.length) {
            grow();
        }
        System.arraycopy(splitter.bytes(), from, bytes, size, length);
        splitter.copyCellEnds(ends, records * width, size - from);
        numbers[records] = splitter.number();
        lines[records] = splitter.line();
        quoted |= splitter.quotedCells() > 0;
        ascii &= splitter.isAscii();
        bytes[size + length] = '\n';
        size += length + 1;
        records++;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private void grow() {
        int room = Math.max(16, numbers.length * 2);
        ends = Arrays.copyOf(ends, width * room);
        numbers = Arrays.copyOf(numbers, room);
        lines = Arrays.copyOf(lines, room);
    }

    private int begin(int cell) {
        return cell == 0 ? 0 : ends[cell - 1] + 1;
    }

    /// The records, from 0, that hold bytes which mean nothing in the encoding; usually none.
    int[] undecodable() {
        if (ascii || isDecodable(0, size)) {
            return new int[0];
        }
        return IntStream.range(0, records)
                .filter(record -> !isDecodable(begin(record * width), end(record)))
                .toArray();
    }

    private int end(int record) {
        return ends[record * width + width - 1];
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
        CsvRecords kept = new CsvRecords(encoding, quote, width, records - dropped.length, size);
        kept.quoted = quoted;
        kept.ascii = ascii;
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
