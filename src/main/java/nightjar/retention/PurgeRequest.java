package nightjar.retention;

import nightjar.ledger.Actor;
import org.jspecify.annotations.Nullable;

/// What is to be purged.
///
/// @param project null: all projects
/// @param orphans whether folders go of which the database knows no run
/// @param dryRun whether to look only
/// @param actor who wants it, kept with each run and version that goes
public record PurgeRequest(
        PurgeRule rule, @Nullable String project, boolean orphans, boolean dryRun, Actor actor) {}
