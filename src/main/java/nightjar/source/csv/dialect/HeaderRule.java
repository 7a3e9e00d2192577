package nightjar.source.csv.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nightjar.cell.NumberText;
import nightjar.cell.WhiteSpace;

/// Decides whether the first record of a file holds names or values. Rows that repeat the first record say nothing.
final class HeaderRule {

    private static final Pattern VALUE =
            Pattern.compile(
                    "[+-]?[.,]?\\d[\\d.,]*([eE][+-]?\\d+)?|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([ T].*)?");

    /// Words in the place of a value, which are no names.
    private static final Set<String> MISSING =
            Set.of("na", "n/a", "nan", "null", "none", "?", "-", ".");

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    /// So many of the columns in which the first cell stands below again make the first record one of the rows.
    private static final double AGAIN = 0.8;

    /// With fewer rows a value may well not come again.
    private static final int ENOUGH = 10;

    private HeaderRule() {}

    /// Names, if in some column text stands above nothing but numbers and dates; else, if numbers or dates stand in the first record, names only if
    /// these are years or are counted from 0 or 1, unlike the rows below; else names, unless nearly every cell stands in its column again.
    ///
    /// @param rows cells of the first records
    static boolean firstIsHeader(List<List<String>> rows) {
        if (rows.isEmpty() || isAboveValues(rows)) {
            return true;
        }
        return !holdsValues(rows) && !isOneOfTheRows(rows.getFirst(), below(rows));
    }

    /// Whether text stands above nothing but numbers and dates in some column.
    static boolean isAboveValues(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return false;
        }
        List<String> first = rows.getFirst();
        List<List<String>> below = below(rows);
        for (int column = 0; column < first.size(); column++) {
            String cell = WhiteSpace.strip(first.get(column));
            boolean name = !cell.isEmpty() && !isValue(cell) && !MISSING.contains(lower(cell));
            if (name && holdsValuesOnly(below, column)) {
                return true;
            }
        }
        return false;
    }

    /// Whether numbers or dates that are no names stand in the first record.
    static boolean holdsValues(List<List<String>> rows) {
        List<String> first = rows.getFirst();
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < first.size(); column++) {
            if (isValue(WhiteSpace.strip(first.get(column)))) {
                columns.add(column);
            }
        }
        if (columns.isEmpty()) {
            return false;
        }
        List<List<String>> below = below(rows);
        return !(isUnlike(first, below, columns, HeaderRule::areYears)
                || isUnlike(first, below, columns, HeaderRule::areCounted));
    }

    private static List<List<String>> below(List<List<String>> rows) {
        List<String> first = rows.getFirst();
        return rows.stream().skip(1).filter(row -> !row.equals(first)).toList();
    }

    private interface Series {
        boolean holds(double[] numbers);
    }

    /// The numbers of the first record are such a series, and those of most rows below are not.
    private static boolean isUnlike(
            List<String> first, List<List<String>> below, List<Integer> columns, Series series) {
        long alike = below.stream().filter(row -> series.holds(numbers(row, columns))).count();
        return series.holds(numbers(first, columns)) && 2 * alike < below.size();
    }

    private static double[] numbers(List<String> row, List<Integer> columns) {
        return columns.stream()
                .mapToDouble(
                        column ->
                                column < row.size()
                                        ? NumberText.parse(WhiteSpace.strip(row.get(column)))
                                        : Double.NaN)
                .toArray();
    }

    private static boolean areYears(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            boolean year =
                    numbers[i] == Math.rint(numbers[i])
                            && numbers[i] >= FIRST_YEAR
                            && numbers[i] <= LAST_YEAR;
            if (!year || i > 0 && numbers[i] == numbers[i - 1]) {
                return false;
            }
        }
        return numbers.length > 1;
    }

    private static boolean areCounted(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            boolean next =
                    i == 0 ? numbers[0] == 0 || numbers[0] == 1 : numbers[i] == numbers[0] + i;
            if (!next) {
                return false;
            }
        }
        return numbers.length > 2;
    }

    private static boolean isOneOfTheRows(List<String> first, List<List<String>> below) {
        int again = 0;
        for (int column = 0; column < first.size(); column++) {
            String cell = first.get(column);
            int at = column;
            again += below.stream().anyMatch(r -> at < r.size() && r.get(at).equals(cell)) ? 1 : 0;
        }
        return below.size() >= ENOUGH && first.size() > 1 && again >= AGAIN * first.size();
    }

    private static boolean holdsValuesOnly(List<List<String>> rows, int column) {
        boolean any = false;
        for (List<String> row : rows) {
            String cell = column < row.size() ? WhiteSpace.strip(row.get(column)) : "";
            boolean value = isValue(cell);
            if (!cell.isEmpty() && !value && !MISSING.contains(lower(cell))) {
                return false;
            }
            any |= value;
        }
        return any;
    }

    private static String lower(String cell) {
        return cell.toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isValue(String cell) {
        return VALUE.matcher(cell).matches();
    }
}
