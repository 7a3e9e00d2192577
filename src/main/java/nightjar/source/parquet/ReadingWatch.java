package nightjar.source.parquet;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Ends a reading that comes to nothing: a library that goes round in circles over a damaged file would hold the program for ever. The thread that
/// waits is woken; what goes round in circles in the background is left behind, until its file is closed or the process ends.
///
/// Time is counted in seconds that this process has lived through, so that one that was suspended is not taken for one that waits.
final class ReadingWatch implements AutoCloseable {

    /// How long a few thousand cells may take. The system property `nightjar.patience.seconds` gives more to a slow disk.
    private static final Duration PATIENCE =
            Duration.ofSeconds(Integer.getInteger("nightjar.patience.seconds", 45));

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Set<ReadingWatch> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofPlatform().daemon().name("watch over reading").start(ReadingWatch::tickOn);
    }

    private final Duration patience;
    private @Nullable Thread waiting;
    private Duration waited = Duration.ZERO;
    private boolean ended;

    private ReadingWatch(Duration patience) {
        this.patience = patience;
    }

    static ReadingWatch open() {
        return open(PATIENCE);
    }

    static ReadingWatch open(Duration patience) {
        ReadingWatch watch = new ReadingWatch(patience);
        OPEN.add(watch);
        return watch;
    }

    /// What `reading` answers.
    ///
    /// @throws NothingRead if it was ended, and from then on
    boolean during(BooleanSupplier reading) {
        begin();
        try {
            boolean read = reading.getAsBoolean();
            requireInTime();
            return read;
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        requireInTime();
        waiting = Thread.currentThread();
        waited = Duration.ZERO;
    }

    private synchronized void requireInTime() {
        if (ended) {
            throw new NothingRead(patience);
        }
    }

    private synchronized void end() {
        waiting = null;
        if (ended) {
            // It was meant for the library.
            Thread.interrupted();
        }
    }

    private static void tickOn() {
        try {
            while (true) {
                Thread.sleep(TICK);
                OPEN.forEach(ReadingWatch::tick);
            }
        } catch (InterruptedException _) {
            // Nobody interrupts it but a process that ends.
        }
    }

    private synchronized void tick() {
        Thread thread = waiting;
        if (thread == null || ended) {
            return;
        }
        waited = waited.plus(TICK);
        if (waited.compareTo(patience) >= 0) {
            ended = true;
            thread.interrupt();
        }
    }

    /// Whether a reading was ended: who did it may never rest, and nobody should wait for it.
    synchronized boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        OPEN.remove(this);
    }

    /// The library was left to itself.
    static final class NothingRead extends RuntimeException {

        private static final long serialVersionUID = 1;

        private NothingRead(Duration patience) {
            super("no row came of %s seconds of reading".formatted(patience.toSeconds()));
        }
    }
}
