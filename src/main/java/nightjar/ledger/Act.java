package nightjar.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import nightjar.database.RunKey;
import org.jspecify.annotations.Nullable;

/// Something that was done by hand, as `--json` prints it.
///
/// @param run its name; null: it was about a version alone
/// @param version null: it was about a run alone
/// @param at to the millisecond
/// @param reason empty: none was given
/// @param outcome what came of it, in a word or two
public record Act(
        Kind kind,
        String project,
        @Nullable String run,
        @Nullable Integer version,
        String by,
        Instant at,
        String host,
        String reason,
        String outcome) {

    /// What was done.
    public enum Kind {
        STOP,
        RESTART,
        ABANDON,
        PURGE,
        PROMOTE,
        OVERRIDE,
        ROLLBACK,
        REVIEW
    }

    public Act {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// One that is about a run.
    public static Act of(Kind kind, RunKey run, Actor actor, Instant at, String outcome) {
        return new Act(
                kind,
                run.project(),
                run.name(),
                null,
                actor.by(),
                at,
                actor.host(),
                actor.reason(),
                outcome);
    }

    /// One that is about a version.
    public static Act of(
            Kind kind, String project, int version, Actor actor, Instant at, String outcome) {
        return new Act(
                kind,
                project,
                null,
                version,
                actor.by(),
                at,
                actor.host(),
                actor.reason(),
                outcome);
    }
}
