package nightjar.source;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The first records of a file, read with a separator and a quote that may or may not be the right ones.
///
/// @param rows cells of the well-formed records: of the first, whatever its width, and of those that have `width` cells
/// @param width the most frequent number of cells; of equally frequent ones the larger
/// @param agreement the share of records that are well formed and have `width` cells, 0 to 1; halved if the first is not among them
/// @param broken number of records whose quotes go wrong
/// @param quotedCells number of cells that begin with a quote
record CsvSample(
        List<List<String>> rows, int width, double agreement, int broken, int quotedCells) {

    private static final int RECORDS = 200;

    CsvSample {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// @param bytes whole lines
    /// @param encoding of the bytes
    static CsvSample of(byte[] bytes, Charset encoding, char separator, char quote) {
        Dialect dialect = new Dialect(encoding, separator, quote, false);
        Map<Integer, Integer> widths = new HashMap<>();
        int broken = 0;
        int quoted = 0;
        int records = 0;
        int firstWidth = 0;
        try (RecordSplitter splitter = splitter(bytes, encoding, dialect)) {
            while (records < RECORDS && splitter.next()) {
                int cells = splitter.problem() == null ? splitter.cells() : 0;
                firstWidth = records++ == 0 ? cells : firstWidth;
                broken += cells == 0 ? 1 : 0;
                quoted += splitter.quotedCells();
                widths.merge(cells, 1, Integer::sum);
            }
        }
        widths.remove(0);
        int width = mostFrequent(widths);
        double share = widths.getOrDefault(width, 0) / Math.max(1.0, records);
        double agreement = firstWidth == width ? share : share / 2;
        return new CsvSample(
                rows(bytes, encoding, dialect, width), width, agreement, broken, quoted);
    }

    private static int mostFrequent(Map<Integer, Integer> widths) {
        int best = 0;
        for (Map.Entry<Integer, Integer> entry : widths.entrySet()) {
            int more = entry.getValue() - widths.getOrDefault(best, 0);
            if (more > 0 || (more == 0 && entry.getKey() > best)) {
                best = entry.getKey();
            }
        }
        return best;
    }

    private static List<List<String>> rows(
            byte[] bytes, Charset encoding, Dialect dialect, int width) {
        RecordText text = new RecordText(encoding, dialect);
        try (RecordSplitter splitter = splitter(bytes, encoding, dialect)) {
            for (int i = 0; i < RECORDS && splitter.next(); i++) {
                boolean fits = i == 0 || splitter.cells() == width;
                if (splitter.problem() == null && fits) {
                    text.add(splitter.bytes(), splitter.from(), splitter.to());
                }
            }
        }
        text.drop(text.undecodable());
        return text.rows();
    }

    private static RecordSplitter splitter(byte[] bytes, Charset encoding, Dialect dialect) {
        ByteWindow window = new ByteWindow(new ByteArrayInputStream(bytes), 0);
        return new RecordSplitter(window, encoding, dialect, 0, new CsvPosition(0, 0, 1));
    }
}
