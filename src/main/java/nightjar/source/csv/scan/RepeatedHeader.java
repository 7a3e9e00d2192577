package nightjar.source.csv.scan;

import java.nio.charset.Charset;
import java.util.List;
import nightjar.cell.WhiteSpace;

/// Recognises a record that says what the header says: files that were put together have it again in the middle, perhaps behind a byte order
/// mark. Nearly every record is told apart by its first bytes.
final class RepeatedHeader {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final List<String> cells;
    private final Charset encoding;
    private final int quote;
    private final byte[] first;
    private int[] ends;

    /// @param cells of the header
    /// @param encoding of the bytes
    RepeatedHeader(List<String> cells, Dialect dialect, Charset encoding) {
        this.cells = cells.stream().map(WhiteSpace::strip).toList();
        this.encoding = encoding;
        this.quote = dialect.quoteByte();
        this.first = this.cells.getFirst().getBytes(encoding);
        this.ends = new int[cells.size()];
    }

    /// @param from where the record begins
    /// @param record that was scanned there, whole and with as many cells as the header
    boolean is(byte[] bytes, int from, RecordScanner record) {
        int begin = startsWith(MARK, bytes, from, record.end()) ? from + MARK.length : from;
        int name = begin;
        while (name < record.end() && (bytes[name] == quote || bytes[name] == ' ')) {
            name++;
        }
        return startsWith(first, bytes, name, record.end())
                && endsWord(bytes, name + first.length, record.end())
                && isSame(bytes, begin, record);
    }

    /// A key that goes on behind the name, as `customer17` does, is told apart here.
    private static boolean endsWord(byte[] bytes, int at, int end) {
        return at == end || bytes[at] < 0 || !Character.isLetterOrDigit(bytes[at]);
    }

    private static boolean startsWith(byte[] wanted, byte[] bytes, int from, int to) {
        if (to - from < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(byte[] bytes, int begin, RecordScanner record) {
        if (record.cells() != ends.length) {
            return false;
        }
        record.copyCellEnds(ends, 0, 0);
        int from = begin;
        for (int cell = 0; cell < ends.length; cell++) {
            if (!cells.get(cell).equals(text(bytes, from, ends[cell]))) {
                return false;
            }
            from = ends[cell] + 1;
        }
        return true;
    }

    private String text(byte[] bytes, int from, int to) {
        String text = WhiteSpace.strip(new String(bytes, from, to - from, encoding));
        if (text.length() < 2
                || text.charAt(0) != quote
                || text.charAt(text.length() - 1) != quote) {
            return text;
        }
        String sign = String.valueOf((char) quote);
        return WhiteSpace.strip(text.substring(1, text.length() - 1).replace(sign + sign, sign));
    }
}
