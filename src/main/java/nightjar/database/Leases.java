package nightjar.database;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Gives runs to one process at a time. The database's clock alone decides what has run out.
public final class Leases {

    /// How long a silent process keeps its run. The system property `nightjar.lease.seconds` shortens it where tests cannot wait.
    static final Duration TTL = Duration.ofSeconds(Long.getLong("nightjar.lease.seconds", 30));

    private final Database database;
    private final Duration ttl;
    private final Duration heartbeat;
    private final ProcessIdentity self;

    public Leases(Database database) {
        this(database, TTL);
    }

    /// @param ttl how long a process that has stopped renewing keeps its run; it renews every third of it
    public Leases(Database database, Duration ttl) {
        this(database, ttl, ttl.dividedBy(3), ProcessIdentity.CURRENT);
    }

    public Leases(Database database, Duration ttl, Duration heartbeat, ProcessIdentity self) {
        this.database = database;
        this.ttl = ttl;
        this.heartbeat = heartbeat;
        this.self = self;
    }

    /// Takes the run for this process, at once: a run that nobody holds, whose lease has run out, or whose process on this machine is
    /// gone. Call it outside a transaction.
    ///
    /// @throws RunHeld if a living process holds the run
    public Lease acquire(RunKey run) {
        // An identity, not a number anything is computed from: it may differ from run to run.
        String token = UUID.randomUUID().toString();
        String gone = "";
        while (!take(run, token, gone)) {
            Optional<Holder> holder = holder(run);
            if (holder.isPresent() && holder.get().isAlive()) {
                throw new RunHeld(run, holder.get());
            }
            gone = holder.map(Holder::token).orElse("");
        }
        long epoch = holder(run).map(Holder::epoch).orElseThrow();
        return new Lease(database, run, token, epoch, ttl, heartbeat);
    }

    /// Finds out, without taking it, whether the run could be taken.
    ///
    /// @throws RunHeld if a living process holds it
    public void requireFree(RunKey run) {
        holder(run)
                .filter(Holder::isAlive)
                .ifPresent(
                        holder -> {
                            throw new RunHeld(run, holder);
                        });
    }

    /// Who holds the run, alive or not; empty if nobody ever did or the last one gave it back.
    public Optional<Holder> holder(RunKey run) {
        return database.jdbc()
                .sql(
                        "SELECT host, machine, pid, process_start, token, epoch, expires - "
                                + database.backend().now()
                                + " AS remaining FROM lease WHERE run = ? AND expires <> 0")
                .param(run.name())
                .query((row, _) -> Holder.of(row))
                .optional();
    }

    /// Whether a living process works on any run.
    public boolean anyHeld() {
        return database
                .jdbc()
                .sql(
                        "SELECT host, machine, pid, process_start, token, epoch, expires - "
                                + database.backend().now()
                                + " AS remaining FROM lease WHERE expires <> 0")
                .query((row, _) -> Holder.of(row))
                .list()
                .stream()
                .anyMatch(Holder::isAlive);
    }

    /// One conditional statement, so that of any number of processes one succeeds.
    ///
    /// @param gone the token of a holder whose process is known to be gone
    private boolean take(RunKey run, String token, String gone) {
        String now = database.backend().now();
        return database.jdbc()
                        .sql(
                                """
                                INSERT INTO lease (run, token, epoch, host, machine, pid, process_start, expires)
                                VALUES (?, ?, 1, ?, ?, ?, ?, %s + ?)
                                ON CONFLICT (run) DO UPDATE
                                   SET token = excluded.token, epoch = lease.epoch + 1, host = excluded.host,
                                       machine = excluded.machine, pid = excluded.pid,
                                       process_start = excluded.process_start, expires = %s + ?
                                 WHERE lease.expires <= %s OR lease.token = ?
                                """
                                        .formatted(now, now, now))
                        .param(run.name())
                        .param(token)
                        .param(self.host())
                        .param(self.machine())
                        .param(self.pid())
                        .param(self.start())
                        .param(ttl.toMillis())
                        .param(ttl.toMillis())
                        .param(gone)
                        .update()
                > 0;
    }
}
