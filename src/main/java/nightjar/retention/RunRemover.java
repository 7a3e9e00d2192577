package nightjar.retention;

import java.io.IOException;
import java.time.InstantSource;
import nightjar.database.Database;
import nightjar.database.Lease;
import nightjar.database.LeaseLost;
import nightjar.database.Leases;
import nightjar.database.RunHeld;
import nightjar.database.RunKey;
import nightjar.durable.CrashPoint;
import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.ledger.RunRemoval;
import nightjar.ledger.view.RunHistory;
import nightjar.ledger.view.StoredRun;

/// Removes one run, holding its lease: marks it, takes its folder out of its place, removes the files, then the rows.
///
/// The mark comes first, so that no moment leaves a run that looks as if it could be restarted and has no files; the rows go last, since
/// they are how the next purge finds what this one did not finish.
final class RunRemover {

    private final Leases leases;
    private final RunHistory history;
    private final RunRemoval removal;
    private final RunFolders folders;
    private final InstantSource clock;

    RunRemover(Database database, RunFolders folders, InstantSource clock) {
        this.leases = new Leases(database);
        this.history = new RunHistory(database, clock);
        this.removal = new RunRemoval(database);
        this.folders = folders;
        this.clock = clock;
    }

    /// How it went.
    sealed interface Removed {

        Removed YES = new Yes();

        record Yes() implements Removed {}

        /// A living process works on it, or has since it was looked at.
        record Held() implements Removed {}

        /// Nothing was removed.
        record Failed(String cause) implements Removed {}
    }

    /// @param planned how the run stood when it was decided on; one that stands otherwise by now is left alone
    Removed remove(StoredRun planned, Actor actor) {
        try (Lease lease = leases.acquire(planned.key())) {
            boolean asPlanned =
                    history.stored(planned.key())
                            .filter(now -> now.lastSign().equals(planned.lastSign()))
                            .isPresent();
            return asPlanned ? removeHeld(lease, actor) : new Removed.Held();
        } catch (RunHeld | LeaseLost _) {
            return new Removed.Held();
        }
    }

    private Removed removeHeld(Lease lease, Actor actor) {
        RunKey run = lease.run();
        removal.mark(lease, clock.instant());
        CrashPoint.PURGE_MARKED.passed("purge");
        try {
            lease.check();
            folders.takeOut(run);
        } catch (IOException e) {
            removal.unmark(lease);
            return new Removed.Failed(e.toString());
        }
        CrashPoint.PURGE_MOVED.passed("purge");
        try {
            folders.clear();
        } catch (IOException e) {
            return new Removed.Failed(e.toString());
        }
        CrashPoint.PURGE_CLEARED.passed("purge");
        removal.remove(lease, purged(run, actor));
        CrashPoint.PURGE_REMOVED.passed("purge");
        return Removed.YES;
    }

    /// Removes the folder of a run the database does not know, unless somebody has begun that run meanwhile.
    boolean removeOrphan(RunKey run, Actor actor) throws IOException {
        try (Lease lease = leases.acquire(run)) {
            boolean unknown = history.stored(run).isEmpty();
            if (unknown) {
                folders.takeOut(run);
                folders.clear();
                removal.remove(lease, purged(run, actor));
            }
            return unknown;
        } catch (RunHeld | LeaseLost _) {
            return false;
        }
    }

    private Act purged(RunKey run, Actor actor) {
        return Act.of(Act.Kind.PURGE, run, actor, clock.instant(), "removed");
    }
}
