package nightjar.database;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nightjar.durable.Fingerprint;
import nightjar.durable.WholeFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// This process's hold on a run. A daemon thread with a connection of its own renews it; every commit confirms it in its transaction
/// ([Database#fencedBy(Lease)]) and every file is checked before it gets its name ([#writing(Home)]), so that a process that slept through
/// its lease cannot leave anything behind its successor's back.
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final Database database;
    private final RunKey run;
    private final String token;
    private final long epoch;
    private final Duration ttl;
    private final ScheduledExecutorService heart;

    Lease(
            Database database,
            RunKey run,
            String token,
            long epoch,
            Duration ttl,
            Duration heartbeat) {
        this.database = database;
        this.run = run;
        this.token = token;
        this.epoch = epoch;
        this.ttl = ttl;
        this.heart =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("lease of " + run.name()).factory());
        long every = heartbeat.toMillis();
        var _ = heart.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    public RunKey run() {
        return run;
    }

    /// How many times the run has been taken up, from 1.
    public long epoch() {
        return epoch;
    }

    /// Renews the lease. Called inside a transaction, at its end, it keeps everybody else from taking over before the commit.
    ///
    /// @throws LeaseLost if another process has taken over or the lease was given back
    public void confirm() {
        if (!renew()) {
            throw new LeaseLost(run, epoch);
        }
    }

    /// Looks whether the run is still this process's, without renewing.
    ///
    /// @throws LeaseLost if another process has taken over or the lease was given back
    /// @throws DatabaseUnavailable if there is no telling
    public void check() {
        try {
            if (!isHeld()) {
                throw new LeaseLost(run, epoch);
            }
        } catch (DataAccessException | TransactionException e) {
            throw new DatabaseUnavailable(
                    "Cannot see whether " + run + " is still this process's: " + told(e), e);
        }
    }

    private boolean isHeld() {
        return database.jdbc()
                        .sql(
                                "SELECT count(*) FROM lease WHERE run = ? AND token = ? AND epoch = ? AND expires <> 0")
                        .params(run.name(), token, epoch)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Without the statement, which tells an operator nothing.
    private static String told(Exception failure) {
        return DatabaseTrouble.in(failure)
                .map(DatabaseTrouble::found)
                .orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    /// Writes the files of the run, from `home`, as long as it is this process's.
    public WholeFiles writing(Home home) {
        String owner = Fingerprint.of(home.id() + "\n" + run).sha256();
        return new WholeFiles(owner.substring(0, 16), epoch, this::check, home.path());
    }

    /// Gives the run back; the second time does nothing.
    public void release() {
        // Not shutdownNow: an interrupt could break the connection the heartbeat is using.
        heart.shutdown();
        database.jdbc()
                .sql("UPDATE lease SET expires = 0 WHERE run = ? AND token = ? AND epoch = ?")
                .params(run.name(), token, epoch)
                .update();
    }

    /// As [#release()]; a database that cannot be reached any more will find out by itself that the lease has run out.
    @Override
    public void close() {
        try {
            release();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Run {} could not be given back: {}", run, told(e));
        }
    }

    private void beat() {
        try {
            if (!renew() && !heart.isShutdown()) {
                LOG.warn("Run {} is no longer held by this process", run);
                heart.shutdown();
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The lease of run {} could not be renewed; trying again: {}", run, told(e));
        }
    }

    private boolean renew() {
        return database.jdbc()
                        .sql(
                                "UPDATE lease SET expires = "
                                        + database.backend().now()
                                        + " + ? WHERE run = ? AND token = ? AND epoch = ? AND expires <> 0")
                        .params(ttl.toMillis(), run.name(), token, epoch)
                        .update()
                > 0;
    }
}
