package nightjar.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean signalled;

    Stopping(Stops stops, Lease lease) {
        this.stops = stops;
        this.lease = lease;
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
        try {
            boolean _ = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
