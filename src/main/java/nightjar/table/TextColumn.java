package nightjar.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Text cells, dictionary-coded per batch: what is true of a value is worked out once per distinct value, not once per row.
/// Code [#MISSING] is a missing cell; the empty string is a value. The code array is shared, not copied.
public final class TextColumn implements Column {

    /// The code of a missing cell.
    public static final int MISSING = -1;

    private final int[] codes;
    private final List<String> dictionary;

    /// @param codes per row an index into `dictionary`, or [#MISSING]
    /// @param dictionary the distinct values; values that no row uses are allowed
    public TextColumn(int[] codes, List<String> dictionary) {
        this.codes = codes;
        this.dictionary = List.copyOf(dictionary);
    }

    /// A column of these cells; `null` is a missing cell.
    public static TextColumn of(@Nullable String... cells) {
        Builder builder = new Builder(cells.length);
        for (String cell : cells) {
            builder.add(cell);
        }
        return builder.build();
    }

    @Override
    public int size() {
        return codes.length;
    }

    /// An index into the dictionary, or [#MISSING].
    public int code(int row) {
        return codes[row];
    }

    /// The codes themselves, for hot loops; read only.
    public int[] codes() {
        return codes;
    }

    public List<String> dictionary() {
        return dictionary;
    }

    public @Nullable String get(int row) {
        int code = codes[row];
        return code == MISSING ? null : dictionary.get(code);
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    @Override
    public TextColumn select(int[] rows) {
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = codes[rows[i]];
        }
        return new TextColumn(selected, dictionary);
    }

    @Override
    public String text(int row) {
        String cell = get(row);
        return cell == null ? "" : cell;
    }

    /// Collects cells in order. Not thread-safe; good for one column.
    public static final class Builder {

        private final Map<String, Integer> known = new HashMap<>();
        private final List<String> dictionary = new ArrayList<>();
        private int[] codes;
        private int size;

        public Builder(int expectedRows) {
            codes = new int[Math.max(16, expectedRows)];
        }

        public void add(@Nullable String cell) {
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, size * 2);
            }
            codes[size++] = cell == null ? MISSING : code(cell);
        }

        private int code(String cell) {
            Integer code = known.get(cell);
            if (code == null) {
                code = dictionary.size();
                known.put(cell, code);
                dictionary.add(cell);
            }
            return code;
        }

        public TextColumn build() {
            return new TextColumn(Arrays.copyOf(codes, size), dictionary);
        }
    }
}
