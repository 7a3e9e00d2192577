package nightjar.stage.gate;

import org.jspecify.annotations.Nullable;

/// What one rule of the gate says of the candidate.
///
/// @param rule in the words of the project file, such as `auc >= 0.80`
/// @param held false also where it cannot be judged
/// @param found the candidate's number; null: undefined
/// @param threshold the number it was held against; null: none
/// @param slice `column=value`; null: all rows
/// @param leadsTo what this reason alone asks for
/// @param sentence the same for a person, with the numbers
public record Reason(
        String rule,
        boolean held,
        @Nullable Double found,
        @Nullable Double threshold,
        @Nullable String slice,
        Decision leadsTo,
        String sentence) {

    public Reason {
        found = found == null || found.isNaN() ? null : found;
        threshold = threshold == null || threshold.isNaN() ? null : threshold;
        if (held != (leadsTo == Decision.PROMOTE)) {
            throw new IllegalArgumentException(rule + ": held " + held + ", " + leadsTo);
        }
    }
}
