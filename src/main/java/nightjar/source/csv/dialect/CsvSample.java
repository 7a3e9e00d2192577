package nightjar.source.csv.dialect;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nightjar.source.csv.scan.ByteWindow;
import nightjar.source.csv.scan.CsvPosition;
import nightjar.source.csv.scan.Dialect;
import nightjar.source.csv.scan.RecordSplitter;
import nightjar.source.csv.scan.RecordText;

/// The first records of a file, read with a separator and a quote that may or may not be the right ones.
///
/// @param records the well-formed ones, of whatever width
/// @param width the most frequent number of cells; of equally frequent ones the larger
/// @param agreement the share of records that are well formed and have `width` cells, 0 to 1; halved if the first is not among them
/// @param broken number of records whose quotes go wrong
/// @param quotedCells number of cells that begin with a quote
/// @param inNeed number of well-formed records of `width` cells that would have more without quotes
record CsvSample(
        List<Sampled> records,
        int width,
        double agreement,
        int broken,
        int quotedCells,
        int inNeed) {

    private static final int RECORDS = 200;

    /// One record.
    ///
    /// @param line on which it begins, from 1
    record Sampled(long line, List<String> cells) {
        Sampled {
            cells = List.copyOf(cells);
        }
    }

    CsvSample {
        records = List.copyOf(records);
    }

    /// @param bytes whole lines
    /// @param encoding of the bytes
    static CsvSample of(byte[] bytes, Charset encoding, Dialect dialect) {
        List<Long> lines = new ArrayList<>();
        RecordText text = new RecordText(encoding, dialect);
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
                if (cells > 0) {
                    lines.add(splitter.line());
                    text.add(splitter.bytes(), splitter.from(), splitter.to());
                }
            }
        }
        widths.remove(0);
        int width = mostFrequent(widths);
        double share = widths.getOrDefault(width, 0) / Math.max(1.0, records);
        double agreement = firstWidth == width ? share : share / 2;
        List<Sampled> sampled = sampled(lines, text);
        return new CsvSample(
                sampled,
                width,
                agreement,
                broken,
                quoted,
                inNeed(sampled, width, dialect.separator()));
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

    private static List<Sampled> sampled(List<Long> lines, RecordText text) {
        int[] dropped = text.undecodable();
        text.drop(dropped);
        List<List<String>> rows = text.rows();
        List<Sampled> sampled = new ArrayList<>();
        for (int i = 0, row = 0; i < lines.size(); i++) {
            if (Arrays.binarySearch(dropped, i) < 0) {
                sampled.add(new Sampled(lines.get(i), rows.get(row++)));
            }
        }
        return sampled;
    }

    private static int inNeed(List<Sampled> records, int width, char separator) {
        return (int)
                records.stream()
                        .filter(record -> record.cells().size() == width)
                        .filter(
                                record ->
                                        record.cells().stream().anyMatch(c -> needs(c, separator)))
                        .count();
    }

    /// A cell over several lines may be what a stray quote made of them.
    private static boolean needs(String cell, char separator) {
        return cell.indexOf(separator) >= 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0;
    }

    /// The cells of the first record, whatever its width, and of those that have `width` cells and come behind it.
    List<List<String>> rows() {
        return records.stream()
                .filter(record -> record == records.getFirst() || record.cells().size() == width)
                .map(Sampled::cells)
                .collect(Collectors.toList());
    }

    private static RecordSplitter splitter(byte[] bytes, Charset encoding, Dialect dialect) {
        ByteWindow window = new ByteWindow(new ByteArrayInputStream(bytes), 0);
        return new RecordSplitter(window, encoding, dialect, 0, new CsvPosition(0, 0, 1));
    }
}
