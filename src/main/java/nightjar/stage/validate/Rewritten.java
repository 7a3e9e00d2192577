package nightjar.stage.validate;

import java.util.List;
import nightjar.project.training.CleanRule;

/// What cleaning changes beyond the text rules, which the profile has applied already: there the profile does not show what will be
/// judged.
record Rewritten(List<CleanRule> rules) {

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

    /// Whether rows are dropped on purpose: which of them have the cells in question, a profile does not show.
    boolean drops() {
        return rules.stream().anyMatch(CleanRule.Filter.class::isInstance);
    }

    /// Whether of rows with the same key one stays.
    boolean duplicates() {
        return rules.stream().anyMatch(CleanRule.Duplicates.class::isInstance);
    }
}
