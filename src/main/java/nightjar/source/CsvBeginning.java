package nightjar.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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
    record Head(HeaderNames names, CsvPosition firstRecord) {}

    /// @param width columns if there is no header
    Head head(Dialect dialect, int width) throws IOException {
        CsvPosition begin = new CsvPosition(markLength, 0, 1);
        CsvInput input = CsvInput.open(file, encoding, markLength);
        ByteWindow window = new ByteWindow(input, markLength);
        Charset unpacked = CsvInput.encodingOf(encoding);
        try (RecordSplitter splitter = new RecordSplitter(window, unpacked, dialect, 0, begin)) {
            if (!splitter.next()) {
                throw new DataRejected(
                        file + ": the file holds no record; expected rows. Deliver it again.");
            }
            return dialect.header()
                    ? named(splitter, new RecordText(unpacked, dialect))
                    : new Head(HeaderNames.numbered(width), begin);
        }
    }

    private Head named(RecordSplitter splitter, RecordText text) {
        text.add(splitter.bytes(), splitter.from(), splitter.to());
        String problem = splitter.problem();
        if (problem != null || text.undecodable().length > 0) {
            throw new DataRejected(
                    "%s:%s: the header does not read: %s. Correct the header, or give separator, quote and encoding in the project file."
                            .formatted(
                                    file,
                                    splitter.line(),
                                    problem == null
                                            ? "encoding: bytes that are not " + encoding.name()
                                            : problem));
        }
        List<String> cells = text.rows().getFirst();
        CsvPosition behind = splitter.position();
        if (!splitter.next()) {
            throw new DataRejected(
                    "%s: found a header and no rows below it; expected rows. Deliver it again, or give `header: false` if the line holds values."
                            .formatted(file));
        }
        return new Head(HeaderNames.of(cells), new CsvPosition(behind.offset(), 0, behind.line()));
    }
}
