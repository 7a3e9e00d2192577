package nightjar.registry;

import java.time.Instant;

/// One entry of the champions' history: from this moment on, this version scored.
///
/// @param number from 1, in the order in which it happened
/// @param decision the gate's of that version: other than `PROMOTE`, somebody overruled it and the reason says why
/// @param by who did it
/// @param at to the millisecond
public record Succession(
        String project,
        int number,
        int version,
        Change change,
        String decision,
        String by,
        String reason,
        Instant at) {

    /// How a version became champion.
    public enum Change {
        PROMOTION,
        ROLLBACK
    }
}
