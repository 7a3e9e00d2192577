package nightjar.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of the champions' history: from this moment on, this version scored.
///
/// @param number from 1, in the order in which it happened; of an EXPIRY that of the last entry anybody made
/// @param version that scored; 0: none, because an override ended and nobody was champion before it
/// @param decision the gate's of that version: other than `PROMOTE`, somebody overruled it and the reason says why
/// @param by who did it
/// @param at to the millisecond
/// @param expires until when an overruled gate lets the version score, exclusive; null: the gate let the version through
public record ChampionChange(
        String project,
        int number,
        int version,
        Change change,
        String decision,
        String by,
        String reason,
        Instant at,
        @Nullable Instant expires) {

    /// Whether the gate is overruled at that moment, so that whoever looks must be told.
    public boolean overrules(Instant moment) {
        return expires != null && moment.isBefore(expires);
    }

    /// Whether that time is over at that moment.
    boolean isOver(Instant moment) {
        return expires != null && !moment.isBefore(expires);
    }

    /// How a version became champion.
    public enum Change {
        PROMOTION,
        ROLLBACK,
        /// The override of another one ended, and this one was champion before it. Nobody enters it: the clock does it.
        EXPIRY
    }
}
