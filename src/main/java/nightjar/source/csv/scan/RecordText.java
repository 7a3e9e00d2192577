package nightjar.source.csv.scan;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nightjar.project.SourceSpec;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// The first well-formed records of a file, one behind the other, and their cells by Commons CSV: what a file is recognised by.
public final class RecordText {

    private final Charset encoding;
    private final CSVFormat format;
    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[1 << 10];
    private int records;

    /// @param encoding of the bytes that are added
    public RecordText(Charset encoding, Dialect dialect) {
        this.encoding = encoding;
        this.format =
                CSVFormat.Builder.create()
                        .setDelimiter(dialect.separator())
                        .setQuote(
                                dialect.quote() == SourceSpec.Csv.NO_QUOTE ? null : dialect.quote())
                        .setRecordSeparator('\n')
                        .setIgnoreEmptyLines(false)
                        .get();
    }

    public void add(byte[] source, int from, int to) {
        int begin = begin(records);
        int length = to - from;
        if (begin + length + 1 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, begin + length + 1));
        }
        System.arraycopy(source, from, bytes, begin, length);
        bytes[begin + length] = '\n';
        if (records == ends.length) {
            ends = Arrays.copyOf(ends, records * 2);
        }
        ends[records++] = begin + length + 1;
    }

    private int begin(int record) {
        return record == 0 ? 0 : ends[record - 1];
    }

    /// The records, from 0, that hold bytes which mean nothing in the encoding; usually none.
    public int[] undecodable() {
        if (isDecodable(0, begin(records))) {
            return new int[0];
        }
        return java.util.stream.IntStream.range(0, records)
                .filter(record -> !isDecodable(begin(record), ends[record]))
                .toArray();
    }

    private boolean isDecodable(int from, int to) {
        try {
            decode(from, to);
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private CharBuffer decode(int from, int to) throws CharacterCodingException {
        CharsetDecoder strict =
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        return strict.decode(ByteBuffer.wrap(bytes, from, to - from));
    }

    /// Takes the records at `dropped`, ascending, out.
    public void drop(int[] dropped) {
        int kept = 0;
        int skip = 0;
        int count = records;
        int[] oldEnds = Arrays.copyOf(ends, count);
        records = 0;
        for (int record = 0; record < count; record++) {
            if (skip < dropped.length && dropped[skip] == record) {
                skip++;
            } else {
                int begin = record == 0 ? 0 : oldEnds[record - 1];
                int length = oldEnds[record] - begin;
                System.arraycopy(bytes, begin, bytes, kept, length);
                kept += length;
                ends[records++] = kept;
            }
        }
    }

    /// The cells, record by record.
    public List<List<String>> rows() {
        try (CSVParser parser = parser()) {
            List<List<String>> rows = new ArrayList<>();
            parser.forEach(row -> rows.add(row.toList()));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("Records that were found well formed do not parse", e);
        }
    }

    private CSVParser parser() throws IOException {
        CharBuffer text = decode(0, begin(records));
        return CSVParser.builder()
                .setReader(new CharArrayReader(text.array(), 0, text.limit()))
                .setFormat(format)
                .get();
    }
}
