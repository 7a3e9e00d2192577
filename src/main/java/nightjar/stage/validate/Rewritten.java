package nightjar.stage.validate;

import java.util.List;
import nightjar.spec.CleanRule;
import nightjar.spec.ColumnSpec;
import nightjar.table.ColumnType;

/// Which cells cleaning rewrites after the profile was taken: what the profile says of them is not what will be judged.
record Rewritten(List<CleanRule> rules) {

    /// Whether cells may become readable as their type.
    boolean text(String column, ColumnSpec spec) {
        return rules.stream()
                .anyMatch(
                        rule ->
                                switch (rule) {
                                    case CleanRule.Replace replace ->
                                            replace.column().equals(column);
                                    case CleanRule.Numbers numbers ->
                                            spec.type() == ColumnType.NUMBER
                                                    && (numbers.columns().isEmpty()
                                                            || numbers.columns().contains(column));
                                    case CleanRule.Trim _,
                                            CleanRule.MissingMarkers _,
                                            CleanRule.Clip _,
                                            CleanRule.Winsorize _,
                                            CleanRule.Duplicates _,
                                            CleanRule.Filter _,
                                            CleanRule.Impute _ ->
                                            false;
                                });
    }

    /// Whether numbers are moved into bounds.
    boolean bounds(String column) {
        return rules.stream()
                .anyMatch(
                        rule ->
                                rule instanceof CleanRule.Clip clip
                                        && clip.column().equals(column));
    }

    /// Whether missing cells are filled.
    boolean missing(String column) {
        return rules.stream()
                .anyMatch(
                        rule ->
                                rule instanceof CleanRule.Impute impute
                                        && impute.column().equals(column));
    }

    /// Whether of rows with the same key one stays.
    boolean duplicates() {
        return rules.stream().anyMatch(CleanRule.Duplicates.class::isInstance);
    }
}
