package nightjar.source;

import java.util.List;
import java.util.regex.Pattern;

/// Decides whether the first record of a file holds names or values.
final class HeaderRule {

    private static final Pattern VALUE =
            Pattern.compile(
                    "[+-]?[.,]?\\d[\\d.,]*([eE][+-]?\\d+)?|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([ T].*)?");

    private HeaderRule() {}

    /// Names, if in some column text stands above nothing but numbers and dates; else values, if a number or date stands in the first
    /// record; else names.
    ///
    /// @param rows cells of the first records
    static boolean firstIsHeader(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return true;
        }
        List<String> first = rows.getFirst();
        List<List<String>> below = rows.subList(1, rows.size());
        boolean anyValue = false;
        for (int column = 0; column < first.size(); column++) {
            String cell = first.get(column).strip();
            if (isValue(cell)) {
                anyValue = true;
            } else if (!cell.isEmpty() && holdsValuesOnly(below, column)) {
                return true;
            }
        }
        return !anyValue;
    }

    private static boolean holdsValuesOnly(List<List<String>> rows, int column) {
        boolean any = false;
        for (List<String> row : rows) {
            String cell = column < row.size() ? row.get(column).strip() : "";
            if (!cell.isEmpty() && !isValue(cell)) {
                return false;
            }
            any |= !cell.isEmpty();
        }
        return any;
    }

    private static boolean isValue(String cell) {
        return VALUE.matcher(cell).matches();
    }
}
