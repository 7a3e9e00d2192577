package nightjar.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import nightjar.database.RunKey;
import nightjar.engine.StopSignal;
import nightjar.ledger.view.Stops;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Hears of every way in which a run is asked to stop: `nightjar stop`, SIGTERM, SIGHUP and Ctrl-C. After the second and third the process ends
/// as after the first, with the run's own exit code; Ctrl-C ends it with 130, when the run is at rest. A signal ends the process after at most
/// [#PATIENCE], whatever the work is at, and a second one ends it at once; the run is restartable either way.
final class Stopping implements StopSignal, AutoCloseable {

    /// How long an ending process waits for its run to reach a safe point.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /// By custom, a process that a signal ended has this plus the signal's number as its exit code.
    private static final int SIGNALLED = 128;

    private static final String STOPPING = "Stopping %s at its next safe point ...";
    private static final String UNSAFE =
            "%s did not reach a safe point within %s s and ends at its last committed chunk; `nightjar restart %s` goes on from there.";
    private static final String AT_ONCE =
            "%s ends at its last committed chunk; `nightjar restart %s` goes on from there.";

    private final Stops stops;
    private final RunKey run;
    private final Consumer<String> notes;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private final AtomicInteger signals = new AtomicInteger();
    private final List<Runnable> restore = new ArrayList<>();
    private volatile boolean asked;
    private volatile boolean ending;

    /// @param notes hears what an ending process waits for
    Stopping(Stops stops, RunKey run, Consumer<String> notes) {
        this.stops = stops;
        this.run = run;
        this.notes = notes;
        this.hook = new Thread(this::endProcess, "stop of " + run);
        stops.clear(run);
        Runtime.getRuntime().addShutdownHook(hook);
        hear("INT", this::interrupted);
        hear("TERM", this::asked);
        hear("HUP", this::asked);
    }

    private void hear(String name, SignalHandler handler) {
        try {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, handler);
            restore.add(() -> Signal.handle(signal, before));
        } catch (IllegalArgumentException _) {
            // The platform has no such signal, or Java was told to leave it alone: then it ends the
            // process as ever.
        }
    }

    /// By a person at a terminal, whose shell wants to know that it was.
    private void interrupted(Signal signal) {
        if (isFirst(signal)) {
            System.exit(SIGNALLED + signal.getNumber());
        }
    }

    /// By a system that shuts down, a scheduler, a terminal that went away: the run's own end says what became of it.
    private void asked(Signal signal) {
        if (isFirst(signal)) {
            asked = true;
            notes.accept(STOPPING.formatted(run));
            if (!isAtRestInTime()) {
                halt(signal, UNSAFE.formatted(run, PATIENCE.toSeconds(), run));
            }
        }
    }

    /// Java itself ignores a second signal while it shuts down.
    private boolean isFirst(Signal signal) {
        boolean first = signals.incrementAndGet() == 1;
        if (!first) {
            halt(signal, AT_ONCE.formatted(run, run));
        }
        return first;
    }

    private void halt(Signal signal, String why) {
        notes.accept(why);
        Runtime.getRuntime().halt(SIGNALLED + signal.getNumber());
    }

    private boolean isAtRestInTime() {
        try {
            return ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A database that does not answer stops nobody: the next commit will tell.
    @Override
    public boolean isGiven() {
        try {
            return asked || ending || stops.requested(run);
        } catch (DataAccessException | TransactionException _) {
            return asked || ending;
        }
    }

    private void endProcess() {
        ending = true;
        notes.accept(STOPPING.formatted(run));
        notes.accept(
                isAtRestInTime()
                        ? "%s is at rest; `nightjar restart %s` goes on from there."
                                .formatted(run, run)
                        : UNSAFE.formatted(run, PATIENCE.toSeconds(), run));
    }

    /// Everything of the run is written: an ending process need not wait any longer.
    @Override
    public void close() {
        ended.countDown();
        if (!ending) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // The process began to end in this very moment.
                return;
            }
            restore.forEach(Runnable::run);
        }
    }
}
