package nightjar.run;

import java.time.Duration;
import nightjar.engine.Stillness;

/// Ends a run in which nothing moves at all any more, whoever waits for whom: a database that took a question and never answers, a disk that is gone.
/// Steps look after themselves first; this is for what holds the thread that would have to say so.
final class LastResort implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Stillness stillness;
    private final Runnable end;
    private final Thread thread;

    /// @param end of the process; called once, in a thread of its own
    LastResort(Stillness stillness, Runnable end) {
        this.stillness = stillness;
        this.end = end;
        this.thread = Thread.ofPlatform().daemon().name("last resort").start(this::watch);
    }

    private void watch() {
        try {
            do {
                Thread.sleep(LOOK);
            } while (!stillness.isOver(LOOK));
            end.run();
        } catch (InterruptedException _) {
            // The run is over.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
