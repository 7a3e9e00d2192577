package nightjar.source.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nightjar.source.csv.dialect.FirstLines;
import nightjar.source.csv.dialect.HeaderNames;
import nightjar.source.csv.scan.ByteWindow;
import nightjar.source.csv.scan.CsvInput;
import nightjar.source.csv.scan.CsvPosition;
import nightjar.source.csv.scan.Dialect;
import nightjar.source.csv.scan.RecordSplitter;
import nightjar.source.csv.scan.RecordText;
import nightjar.table.DataRejected;

/// The beginning of a CSV file whose encoding is known, as the bytes that [CsvInput] gives out.
final class CsvBeginning {

    private static final int SAMPLE = 1 << 18;

    private final Path file;
    private final Charset encoding;
    private final byte[] bytes;
    private final int markLength;

    private CsvBeginning(Path file, Charset encoding, byte[] bytes) {
        this.file = file;
        this.encoding = encoding;
        this.bytes = bytes;
        this.markLength = startsWithMark(bytes) ? 3 : 0;
    }

    /// @param encoding of the file
    static CsvBeginning read(Path file, Charset encoding) throws IOException {
        try (CsvInput in = CsvInput.open(file, encoding, 0)) {
            return new CsvBeginning(file, encoding, in.readNBytes(SAMPLE));
        }
    }

    /// Every encoding has the byte order mark U+FEFF, which is three bytes in UTF-8.
    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }

    /// The first lines, whole, without a byte order mark.
    byte[] lines() {
        int end = bytes.length;
        if (end == SAMPLE) {
            while (end > 0 && bytes[end - 1] != '\n' && bytes[end - 1] != '\r') {
                end--;
            }
        }
        return Arrays.copyOfRange(bytes, markLength, end == 0 ? bytes.length : end);
    }

    /// The names of the columns and where the first record of values begins.
    ///
    /// @param cells of the header as they stand there; empty without a header
    /// @param empty whether there is a header and nothing below it
    record Head(HeaderNames names, List<String> cells, CsvPosition firstRecord, boolean empty) {
        Head {
            cells = List.copyOf(cells);
        }
    }

    /// @param width columns
    Head head(Dialect dialect, int width) throws IOException {
        CsvPosition begin = begin(dialect.skip());
        CsvInput input = CsvInput.open(file, encoding, begin.offset());
        ByteWindow window = new ByteWindow(input, begin.offset());
        Charset unpacked = CsvInput.encodingOf(encoding);
        try (RecordSplitter splitter = new RecordSplitter(window, unpacked, dialect, 0, begin)) {
            if (!splitter.next()) {
                throw new DataRejected(
                        file + ": the file holds no record; expected rows. Deliver it again.");
            }
            return dialect.header()
                    ? named(splitter, new RecordText(unpacked, dialect), width)
                    : new Head(HeaderNames.numbered(width), List.of(), begin, false);
        }
    }

    private CsvPosition begin(int skip) {
        int behind = new FirstLines(lines()).begin(skip);
        if (skip > 0 && markLength + behind >= bytes.length) {
            throw new DataRejected(
                    "%s: `skip: %s` leaves nothing of %s; expected a header behind these lines. Correct the number in the project file."
                            .formatted(
                                    file,
                                    skip,
                                    bytes.length == SAMPLE
                                            ? "the first " + (SAMPLE >> 10) + " KiB"
                                            : "the file"));
        }
        return new CsvPosition(markLength + behind, 0, skip + 1);
    }

    private Head named(RecordSplitter splitter, RecordText text, int width) {
        text.add(splitter.bytes(), splitter.from(), splitter.to());
        String problem = splitter.problem();
        if (problem != null || text.undecodable().length > 0) {
            throw new DataRejected(
                    "%s:%s: the header does not read: %s. Correct the header, or give separator, quote, encoding and `skip`, the number of lines above it, in the project file."
                            .formatted(
                                    file,
                                    splitter.line(),
                                    problem == null
                                            ? "encoding: bytes that are not " + encoding.name()
                                            : problem));
        }
        List<String> all = text.rows().getFirst();
        List<String> cells = all.subList(0, Math.min(width, all.size()));
        CsvPosition behind = splitter.position();
        return new Head(
                HeaderNames.of(cells),
                cells,
                new CsvPosition(behind.offset(), 0, behind.line()),
                !splitter.next());
    }
}
