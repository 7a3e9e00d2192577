package nightjar.retention;

import org.jspecify.annotations.Nullable;

/// What is to be purged.
///
/// @param project null: all projects
/// @param orphans whether folders go of which the database knows no run
/// @param dryRun whether to look only
public record PurgeRequest(
        PurgeRule rule, @Nullable String project, boolean orphans, boolean dryRun) {}
