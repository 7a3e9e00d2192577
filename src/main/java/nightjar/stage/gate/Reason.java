package nightjar.stage.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import nightjar.math.Interval;
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
/// @param interval of the number found, or of the gain where two are compared; null: none
/// @param rowsNeeded hold-out rows that would be enough to tell; null: these are, or it is not known
public record Reason(
        String rule,
        boolean held,
        @Nullable Double found,
        @Nullable Double threshold,
        @Nullable String slice,
        Decision leadsTo,
        String sentence,
        @Nullable Interval interval,
        @JsonProperty("rows_needed") @Nullable Long rowsNeeded) {

    public Reason {
        found = found == null || found.isNaN() ? null : found;
        threshold = threshold == null || threshold.isNaN() ? null : threshold;
        if (held != (leadsTo == Decision.PROMOTE)) {
            throw new IllegalArgumentException(rule + ": held " + held + ", " + leadsTo);
        }
    }

    /// A reason about all rows.
    static Reason of(
            String rule,
            Decision leadsTo,
            @Nullable Double found,
            @Nullable Double threshold,
            String sentence) {
        return new Reason(
                rule,
                leadsTo == Decision.PROMOTE,
                found,
                threshold,
                null,
                leadsTo,
                sentence,
                null,
                null);
    }

    Reason with(@Nullable Interval its) {
        return new Reason(rule, held, found, threshold, slice, leadsTo, sentence, its, rowsNeeded);
    }

    Reason needing(@Nullable Long rows) {
        return new Reason(rule, held, found, threshold, slice, leadsTo, sentence, interval, rows);
    }

    Reason in(@Nullable String its) {
        return new Reason(
                rule, held, found, threshold, its, leadsTo, sentence, interval, rowsNeeded);
    }

    /// The same where rows had to be left out of a comparison: what these few cannot tell is for a person to decide.
    ///
    /// @param why as [Sentences#leftOut] says it; empty: none were
    Reason leavingOut(String why) {
        return why.isEmpty()
                ? this
                : new Reason(
                        rule,
                        held,
                        found,
                        threshold,
                        slice,
                        leadsTo == Decision.INCONCLUSIVE ? Decision.HOLD : leadsTo,
                        sentence + why,
                        interval,
                        rowsNeeded);
    }
}
