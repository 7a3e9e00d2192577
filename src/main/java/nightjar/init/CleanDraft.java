package nightjar.init;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nightjar.project.training.CleanRule;
import nightjar.stage.explore.ColumnProfile;
import nightjar.stage.explore.ColumnProfile.Frequent;
import nightjar.stage.explore.Profile;
import nightjar.table.ColumnType;

/// The section `clean` of a draft: the rules by which the data were read to draft it, and as comments those that would read them otherwise.
record CleanDraft(Profile profile, List<ColumnDraft> columns, Seen seen) {

    CleanDraft {
        columns = List.copyOf(columns);
    }

    /// @param duplicates whether rows with the same key are one
    String text(boolean duplicates) {
        StringBuilder text =
                new StringBuilder(
                        """
                        # What is done to the text before it is read. The empty cell is always missing.
                        clean:
                          - {trim: all}
                        """);
        TreeSet<String> markers = new TreeSet<>();
        profile.columns().forEach(column -> markers.addAll(column.markers().keySet()));
        profile.columns().forEach(column -> markers.addAll(words(column)));
        List<CleanRule> rules = new ArrayList<>(limited(markers));
        rules.addAll(seen.rules());
        if (!markers.isEmpty()) {
            markers.add("");
            text.append("  - {missing: ").append(YamlText.list(markers));
            text.append("}  # found in the data\n");
        }
        RuleDraft draft = new RuleDraft(columns);
        rules.forEach(rule -> text.append(draft.text(rule)));
        seen.remarks().forEach(remark -> text.append(draft.otherwise(remark)));
        if (duplicates) {
            text.append("  - {duplicates: {by: key, keep: last}}\n");
        }
        return text.append('\n').toString();
    }

    /// Rules of those markers that are values in some columns; they are taken out.
    private List<CleanRule> limited(TreeSet<String> markers) {
        List<String> names = columns.stream().map(column -> column.column().name()).toList();
        List<CleanRule> limited = new ArrayList<>();
        for (String marker : seen.markers().values().keySet()) {
            if (markers.remove(marker)) {
                limited.addAll(seen.markers().limited(marker, names));
            }
        }
        return limited;
    }

    /// Texts in a column of numbers or dates that stand in no column of text: probably another way to say "no value".
    private List<String> words(ColumnProfile column) {
        if (column.unreadable() == 0 || column.type() == ColumnType.DATE) {
            return List.of();
        }
        return column.frequent().values().stream()
                .map(Frequent.Value::text)
                .filter(value -> value.chars().noneMatch(Character::isDigit))
                .filter(value -> profile.columns().stream().noneMatch(other -> holds(other, value)))
                .toList();
    }

    private static boolean holds(ColumnProfile column, String value) {
        return column.type() != ColumnType.NUMBER
                && column.frequent().values().stream().anyMatch(v -> v.text().equals(value));
    }
}
