package nightjar.stage.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.table.Column;
import nightjar.table.TextColumn;

/// The rows of the hold-out by the text of one column; a missing cell is the empty text.
final class SliceColumn {

    private final String name;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private int[] rows = new int[1024];
    private int size;

    SliceColumn(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /// Number of distinct values.
    int distinct() {
        return values.size();
    }

    void add(Column column) {
        if (size + column.size() > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(2 * rows.length, size + column.size()));
        }
        if (column instanceof TextColumn text) {
            addText(text);
            return;
        }
        for (int row = 0; row < column.size(); row++) {
            rows[size++] = code(column.text(row));
        }
    }

    private void addText(TextColumn text) {
        int[] known = new int[text.dictionary().size()];
        Arrays.fill(known, -1);
        for (int row = 0; row < text.size(); row++) {
            int code = text.code(row);
            if (code == TextColumn.MISSING) {
                rows[size++] = code("");
            } else {
                known[code] = known[code] < 0 ? code(text.dictionary().get(code)) : known[code];
                rows[size++] = known[code];
            }
        }
    }

    private int code(String value) {
        Integer code = codes.get(value);
        if (code == null) {
            code = values.size();
            codes.put(value, code);
            values.add(value);
        }
        return code;
    }

    /// Row numbers per value, values in alphabetical order.
    Map<String, int[]> groups() {
        int[] counts = new int[values.size()];
        for (int row = 0; row < size; row++) {
            counts[rows[row]]++;
        }
        int[][] groups = new int[values.size()][];
        for (int code = 0; code < groups.length; code++) {
            groups[code] = new int[counts[code]];
        }
        int[] filled = new int[groups.length];
        for (int row = 0; row < size; row++) {
            int code = rows[row];
            groups[code][filled[code]++] = row;
        }
        Map<String, int[]> byValue = new TreeMap<>();
        for (int code = 0; code < groups.length; code++) {
            byValue.put(values.get(code), groups[code]);
        }
        return byValue;
    }
}
