package nightjar.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.project.training.CleanRule;

/// What often stands for "no value", if it is all of a cell, and the columns in which it is a value: NA among codes of two letters is Namibia or
/// North America.
///
/// @param columns all columns of text
/// @param values per marker the columns in which it is a value
record Markers(List<String> columns, Map<String, Set<String>> values) {

    private static final List<String> ALL =
            List.of(
                    "NA", "N/A", "n/a", "na", "#N/A", "NaN", "nan", "null", "NULL", "Null", "?",
                    "-", "--", ".", "(null)", "NONE", "\\N");

    /// Those that may be a code.
    private static final List<String> CODES = List.of("NA", "na");

    /// With fewer other codes it is not plain that they are codes.
    private static final int OTHERS = 2;

    Markers {
        columns = List.copyOf(columns);
    }

    /// @param trimmed the first rows, cut at both ends and not read otherwise
    static Markers of(WrittenCells trimmed) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (String marker : CODES) {
            trimmed.columns()
                    .forEach(
                            (column, cells) -> {
                                if (isCode(marker, cells.keySet())) {
                                    values.computeIfAbsent(marker, _ -> new LinkedHashSet<>())
                                            .add(column);
                                }
                            });
        }
        return new Markers(List.copyOf(trimmed.columns().keySet()), values);
    }

    private static boolean isCode(String marker, Set<String> cells) {
        List<String> others = cells.stream().filter(cell -> !ALL.contains(cell)).toList();
        return cells.contains(marker)
                && others.size() >= OTHERS
                && others.stream().allMatch(other -> isLike(other, marker));
    }

    /// As many letters, and all in capitals or none.
    private static boolean isLike(String cell, String marker) {
        boolean capitals = Character.isUpperCase(marker.charAt(0));
        return cell.length() == marker.length()
                && cell.chars()
                        .allMatch(
                                c ->
                                        capitals
                                                ? Character.isUpperCase(c)
                                                : Character.isLowerCase(c));
    }

    /// The rules by which cells are read before anything is known of them.
    List<CleanRule> rules() {
        List<CleanRule> rules = new ArrayList<>();
        rules.add(new CleanRule.Trim(List.of()));
        rules.add(
                new CleanRule.MissingMarkers(
                        ALL.stream().filter(marker -> !values.containsKey(marker)).toList(),
                        List.of()));
        values.keySet().forEach(marker -> rules.addAll(limited(marker, columns)));
        return rules;
    }

    /// The rule of a marker that is a value in some columns: it holds in the others of `all`; none if there is no other.
    List<CleanRule> limited(String marker, List<String> all) {
        Set<String> not = values.getOrDefault(marker, Set.of());
        List<String> others = all.stream().filter(column -> !not.contains(column)).toList();
        return others.isEmpty()
                ? List.of()
                : List.of(new CleanRule.MissingMarkers(List.of(marker), others));
    }

    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        values.forEach((marker, in) -> in.forEach(name -> remarks.add(remark(marker, name))));
        return remarks;
    }

    private static Remark remark(String marker, String column) {
        return new Remark(
                column,
                marker + " is taken for a code, such as that of Namibia; or does it mean no value?",
                "Column '%s' has %s among codes of two letters: a code, such as that of Namibia, or no value? The data do not tell; it is taken for a code. The draft has the rule that takes it for no value."
                        .formatted(column, marker),
                new CleanRule.MissingMarkers(List.of(marker), List.of(column)));
    }
}
