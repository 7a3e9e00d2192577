package nightjar.retention;

import java.time.Instant;
import java.util.List;
import nightjar.ledger.view.RunState;

/// What a purge has removed, or would remove. As `purge --json` prints it; the components are the keys, in their order.
///
/// @param dryRun whether nothing was changed
/// @param before what was last heard of after this moment is not old
/// @param bytes of run folders and model files that go
/// @param runs that go, the newest first
/// @param versions whose files go; the versions themselves stay listed
/// @param kept old runs that stay nevertheless
/// @param orphans old folders of runs the database does not know
/// @param database after the purge
public record PurgeReport(
        boolean dryRun,
        Instant before,
        long bytes,
        List<Run> runs,
        List<Version> versions,
        List<Kept> kept,
        List<Orphan> orphans,
        Database database) {

    public PurgeReport {
        runs = List.copyOf(runs);
        versions = List.copyOf(versions);
        kept = List.copyOf(kept);
        orphans = List.copyOf(orphans);
    }

    /// A run that goes.
    ///
    /// @param ended when it ended or was last heard of
    /// @param bytes of its folder
    public record Run(String run, RunState status, Instant ended, long bytes) {}

    /// A model version whose files go.
    ///
    /// @param bytes of its files
    public record Version(String project, int version, String run, long bytes) {}

    /// A run that stays although it is old.
    ///
    /// @param advice what to do to have it removed
    public record Kept(String run, RunState status, PurgeDecision why, String advice) {}

    /// A folder named like a run this database does not know.
    ///
    /// @param removed whether it goes
    public record Orphan(String run, long bytes, boolean removed) {}

    /// @param bytes on disk
    /// @param free bytes among them that will be written again before it grows
    public record Database(long bytes, long free) {}

    /// Whether something that should have gone could not be removed.
    public boolean isIncomplete() {
        return kept.stream().anyMatch(run -> run.why() == PurgeDecision.FAILED);
    }
}
