package nightjar.source.csv.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nightjar.cell.WhiteSpace;

/// The cells of a header as column names: trimmed, unique, none empty.
///
/// @param warnings one for each name that had to be changed beyond trimming
public record HeaderNames(List<String> names, List<String> warnings) {

    public HeaderNames {
        names = List.copyOf(names);
        warnings = List.copyOf(warnings);
    }

    /// An empty name becomes `column_3` (its position from 1); the second `price` becomes `price_2`.
    public static HeaderNames of(List<String> cells) {
        List<String> warnings = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        cells.forEach(cell -> taken.add(WhiteSpace.strip(cell)));
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = WhiteSpace.strip(cells.get(i));
            String name = cell;
            if (cell.isEmpty()) {
                name = free("column_" + (i + 1), taken);
                warnings.add("Column %s has no name; it is called '%s'.".formatted(i + 1, name));
            } else if (!used.add(cell)) {
                name = free(cell, taken);
                warnings.add(
                        "Column %s is a second '%s'; it is called '%s'."
                                .formatted(i + 1, cell, name));
            }
            names.add(name);
        }
        return new HeaderNames(names, warnings);
    }

    /// `column_1`, `column_2`, …
    public static HeaderNames numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add("column_" + i);
        }
        return new HeaderNames(names, List.of());
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int n = 2; !taken.add(name); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }
}
