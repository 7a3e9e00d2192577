package nightjar.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import nightjar.engine.StopSignal;
import nightjar.ledger.RunKey;
import nightjar.ledger.Stops;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Hears of every way in which a run is asked to stop, and holds the end of the process back until it has: `nightjar stop`, Ctrl-C and
/// SIGTERM. The last two end the process after at most [#PATIENCE], whatever the work is at, and a second one ends it at once; the run is
/// restartable either way.
final class Stopping implements StopSignal, AutoCloseable {

    /// How long an ending process waits for its run to reach a safe point.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /// By custom, a process that a signal ended has this plus the signal's number as its exit code.
    private static final int SIGNALLED = 128;

    private final Stops stops;
    private final RunKey run;
    private final Consumer<String> notes;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private final AtomicInteger signals = new AtomicInteger();
    private final List<Runnable> restore = new ArrayList<>();
    private volatile boolean ending;

    /// @param notes hears what an ending process waits for
    Stopping(Stops stops, RunKey run, Consumer<String> notes) {
        this.stops = stops;
        this.run = run;
        this.notes = notes;
        this.hook = new Thread(this::endProcess, "stop of " + run);
        stops.clear(run);
        Runtime.getRuntime().addShutdownHook(hook);
        hear("INT");
        hear("TERM");
    }

    private void hear(String name) {
        try {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, this::signalled);
            restore.add(() -> Signal.handle(signal, before));
        } catch (IllegalArgumentException _) {
            // The platform has no such signal, or Java was told to leave it alone: then it ends the
            // process as ever.
        }
    }

    /// Java itself ignores a second signal while it shuts down.
    private void signalled(Signal signal) {
        int exitCode = SIGNALLED + signal.getNumber();
        if (signals.incrementAndGet() == 1) {
            System.exit(exitCode);
        } else {
            notes.accept(
                    "%s ends at its last committed chunk; `nightjar restart %s` goes on from there."
                            .formatted(run, run));
            Runtime.getRuntime().halt(exitCode);
        }
    }

    /// A database that does not answer stops nobody: the next commit will tell.
    @Override
    public boolean isGiven() {
        try {
            return ending || stops.requested(run);
        } catch (DataAccessException | TransactionException _) {
            return ending;
        }
    }

    private void endProcess() {
        ending = true;
        notes.accept("Stopping %s at its next safe point ...".formatted(run));
        try {
            boolean reached = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            notes.accept(
                    "%s %s; `nightjar restart %s` goes on from there."
                            .formatted(
                                    run,
                                    reached
                                            ? "is at rest"
                                            : "did not reach a safe point within %s s and ends at its last committed chunk"
                                                    .formatted(PATIENCE.toSeconds()),
                                    run));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Everything of the run is written: an ending process need not wait any longer.
    @Override
    public void close() {
        ended.countDown();
        if (!ending) {
            Runtime.getRuntime().removeShutdownHook(hook);
            restore.forEach(Runnable::run);
        }
    }
}
