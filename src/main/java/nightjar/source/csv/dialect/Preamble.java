package nightjar.source.csv.dialect;

import java.util.List;
import nightjar.cell.WhiteSpace;

/// Finds the header below lines that are none: titles, comments, empty cells. They have another number of cells than the rows, or at most half of
/// their cells are filled, or they begin with `#`; and below them stands a record that names columns. Where that is not plain, the first record is
/// the header, as ever.
final class Preamble {

    /// Records looked at.
    private static final int MOST = 50;

    static final char COMMENT = '#';

    private final List<CsvSample.Sampled> records;
    private final int width;

    private Preamble(CsvSample sample) {
        this.records = sample.records();
        this.width = sample.width();
    }

    /// How many lines stand above the header.
    static int lines(CsvSample sample) {
        Preamble preamble = new Preamble(sample);
        return preamble.linesAbove(preamble.header());
    }

    /// How many lines of comments stand above the first record of a file without header.
    static int comments(CsvSample sample) {
        Preamble preamble = new Preamble(sample);
        return preamble.linesAbove(preamble.comments());
    }

    private int linesAbove(int record) {
        return record == 0 ? 0 : Math.toIntExact(records.get(record).line() - 1);
    }

    private int header() {
        int last = Math.min(MOST, records.size() - 1);
        for (int i = 0; i < last; i++) {
            if (isNames(i)) {
                return i == 0 || isBelieved(i) ? i : comments();
            }
            if (!mayStandAbove(i)) {
                break;
            }
        }
        return comments();
    }

    private int comments() {
        int count = 0;
        while (count < records.size() - 1
                && isComment(count)
                && records.get(count).cells().size() != width) {
            count++;
        }
        return count;
    }

    private boolean isNames(int i) {
        List<String> cells = cells(i);
        boolean fits = cells.size() == width || cells.size() == width - 1 && rowsEndEmpty(i);
        boolean aComment = isComment(i) && (!fits || HeaderRule.isAboveValues(rows(i + 1)));
        return fits && !aComment && 2 * filled(cells) > width && !HeaderRule.holdsValues(rows(i));
    }

    /// Nothing but short lines above, or names above numbers.
    private boolean isBelieved(int header) {
        boolean below = HeaderRule.isAboveValues(rows(header));
        for (int i = 0; i < header && !below; i++) {
            boolean single = width > 1 && cells(i).size() == 1;
            if (!single && !(isComment(i) && cells(i).size() != width)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayStandAbove(int i) {
        List<String> cells = cells(i);
        return isComment(i) || cells.size() != width || width > 2 && 2 * filled(cells) <= width;
    }

    private boolean isComment(int i) {
        return cells(i).getFirst().startsWith(String.valueOf(COMMENT));
    }

    private boolean rowsEndEmpty(int i) {
        return records.stream()
                .skip(i + 1L)
                .filter(row -> row.cells().size() == width)
                .allMatch(row -> WhiteSpace.isBlank(row.cells().getLast()));
    }

    private static long filled(List<String> cells) {
        return cells.stream().filter(cell -> !WhiteSpace.isBlank(cell)).count();
    }

    private List<String> cells(int i) {
        return records.get(i).cells();
    }

    /// From record `i` on.
    private List<List<String>> rows(int i) {
        return records.stream().skip(i).map(CsvSample.Sampled::cells).toList();
    }
}
