package nightjar.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nightjar.engine.RunGuard;
import nightjar.ledger.Lease;
import nightjar.ledger.Stops;

/// Hears of every way in which a run is asked to stop, and holds the end of the process back until it has: `nightjar stop`, Ctrl-C and
/// SIGTERM. The last two end the process after at most [#PATIENCE], whatever the work is at; the run is restartable either way.
final class Stopping implements RunGuard, AutoCloseable {

    /// How long an ending process waits for its run to reach a safe point.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stops stops;
    private final Lease lease;
    private final Consumer<String> notes;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean signalled;

    /// @param notes hears what an ending process waits for
    Stopping(Stops stops, Lease lease, Consumer<String> notes) {
        this.stops = stops;
        this.lease = lease;
        this.notes = notes;
        this.hook = new Thread(this::endProcess, "stop of " + lease.run());
        stops.clear(lease.run());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void confirm() {
        lease.confirm();
    }

    @Override
    public boolean stopRequested() {
        return signalled || stops.requested(lease.run());
    }

    private void endProcess() {
        signalled = true;
        notes.accept("Stopping %s at its next safe point ...".formatted(lease.run()));
        try {
            boolean reached = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            notes.accept(
                    "%s %s; `nightjar restart %s` goes on from there."
                            .formatted(
                                    lease.run(),
                                    reached
                                            ? "is at rest"
                                            : "did not reach a safe point within %d s and ends at its last committed chunk"
                                                    .formatted(PATIENCE.toSeconds()),
                                    lease.run()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Everything of the run is written: an ending process need not wait any longer.
    @Override
    public void close() {
        stops.clear(lease.run());
        ended.countDown();
        if (!signalled) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
