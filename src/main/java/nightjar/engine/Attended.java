package nightjar.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Does what may take long in a thread of its own, while the calling one listens for a stop. So a stop takes effect within a few seconds
/// whatever the work is at, be it deep in a native library.
///
/// Work that does not end within the grace period is left to itself, and the run ends without it. That is safe for the same reason for
/// which a sleeping process is: the run is given back, and from then on neither a transaction nor a file of this attempt goes through.
record Attended(String step, StopSignal signal) {

    /// How long work may still go on after a stop; most ends by itself in that time.
    static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration LISTENING = Duration.ofMillis(250);

    /// The outcome of the work, whose exceptions are thrown on.
    ///
    /// @throws Stopped if the work was left
    <T> T call(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread.ofPlatform().daemon().name(step).start(task);
        long left = Long.MAX_VALUE;
        while (true) {
            try {
                return task.get(LISTENING.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                long now = System.nanoTime();
                if (left == Long.MAX_VALUE && isStopAsked()) {
                    left = now + GRACE.toNanos();
                }
                if (left != Long.MAX_VALUE && now - left >= 0) {
                    throw new Stopped(step);
                }
            } catch (ExecutionException e) {
                throw thrown(Objects.requireNonNull(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /// Asked in another thread: the calling one is in the chunk's transaction, which would begin with this question and hold SQLite's one
    /// write lock for as long as the work takes.
    private boolean isStopAsked() {
        return CompletableFuture.supplyAsync(
                        signal::isGiven, asking -> Thread.ofVirtual().start(asking))
                .join();
    }

    void run(Runnable work) {
        call(
                () -> {
                    work.run();
                    return true;
                });
    }

    private static RuntimeException thrown(Throwable cause) {
        return switch (cause) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }
}
