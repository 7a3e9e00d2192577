package nightjar.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Who waits for something looks up between two short waits: was a stop asked for, and does anything still move?
final class Lookout {

    /// The length of a short wait.
    static final Duration GLANCE = Duration.ofMillis(250);

    /// How long work may still go on after a stop; most ends by itself in that time.
    static final Duration GRACE = Duration.ofSeconds(2);

    private final String step;
    private final StopSignal signal;
    private final Stillness stillness;
    private final Supplier<String> where;
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(false);
    private boolean stopping;
    private long stopAt;

    /// @param where what does not come, and behind what; asked for if it does not
    Lookout(String step, StopSignal signal, Stillness stillness, Supplier<String> where) {
        this.step = step;
        this.signal = signal;
        this.stillness = stillness;
        this.where = where;
    }

    /// Called after each short wait that brought nothing.
    ///
    /// @throws Stopped if a stop was asked for some time ago
    /// @throws StoodStill if nothing has moved for long
    void lookUp() {
        long now = System.nanoTime();
        if (!stopping && isStopAsked()) {
            stopping = true;
            stopAt = now + GRACE.toNanos();
        }
        if (stopping && now - stopAt >= 0) {
            throw new Stopped(step);
        }
        if (stillness.isOver(GLANCE)) {
            throw new StoodStill(step, stillness.patience(), where.get());
        }
    }

    /// Asked in another thread: the calling one is in the chunk's transaction, which would begin with this question and hold SQLite's one
    /// write lock for as long as the work takes. A database that is slow to answer is not waited for. Not in a virtual thread: a library that
    /// goes round in circles in such threads would leave this one no turn.
    private boolean isStopAsked() {
        if (!asked.isDone()) {
            return false;
        }
        boolean answer = asked.getNow(false);
        asked = new CompletableFuture<>();
        CompletableFuture<Boolean> next = asked;
        Thread.ofPlatform()
                .daemon()
                .name(step + " stop?")
                .start(() -> next.complete(signal.isGiven()));
        return answer;
    }
}
