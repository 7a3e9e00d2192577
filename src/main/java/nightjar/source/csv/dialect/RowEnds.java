package nightjar.source.csv.dialect;

import java.util.List;
import nightjar.cell.WhiteSpace;

/// How many columns a file with a header has, where rows or header end with a separator behind which nothing stands.
///
/// @param columns at least 1
/// @param open whether rows may have empty cells behind the last column
record RowEnds(int columns, boolean open) {

    /// @param records the header first
    static RowEnds of(List<CsvSample.Sampled> records) {
        List<String> header = records.getFirst().cells();
        List<List<String>> rows = records.stream().skip(1).map(CsvSample.Sampled::cells).toList();
        int named = header.size();
        while (named > 1 && WhiteSpace.isBlank(header.get(named - 1))) {
            named--;
        }
        boolean shorter = rows.stream().anyMatch(row -> row.size() < header.size());
        if (named < header.size() && shorter && endEmpty(rows, named, header.size())) {
            return new RowEnds(named, true);
        }
        return new RowEnds(header.size(), isOpen(rows, header.size()));
    }

    /// All rows have from `least` to `most` cells, and nothing but empty ones behind the first `least`.
    private static boolean endEmpty(List<List<String>> rows, int least, int most) {
        return rows.stream()
                .allMatch(
                        row ->
                                row.size() >= least
                                        && row.size() <= most
                                        && areBlank(row.subList(least, row.size())));
    }

    /// Where most rows are too long by empty cells it is how they are written. Where few are, a separator inside a cell may have done it, and an empty
    /// last column hides that: then they count only if no row of the right length ends with an empty cell.
    private static boolean isOpen(List<List<String>> rows, int columns) {
        List<List<String>> longer = rows.stream().filter(row -> row.size() > columns).toList();
        boolean empty = longer.stream().allMatch(row -> areBlank(row.subList(columns, row.size())));
        if (longer.isEmpty() || !empty) {
            return false;
        }
        return 2 * longer.size() >= rows.size()
                || rows.stream()
                        .filter(row -> row.size() >= columns)
                        .noneMatch(row -> WhiteSpace.isBlank(row.get(columns - 1)));
    }

    private static boolean areBlank(List<String> cells) {
        return cells.stream().allMatch(String::isEmpty);
    }
}
