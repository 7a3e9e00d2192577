package nightjar.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Does what may take long in a thread of its own, while the calling one listens for a stop. So a stop takes effect within a few seconds
/// whatever the work is at, be it deep in a native library.
///
/// The same holds for work that stands still: while it takes processor time it is believed to go on, for a fit may take hours.
///
/// Work that does not end within the grace period is left to itself, and the run ends without it. That is safe for the same reason for
/// which a sleeping process is: the run is given back, and from then on neither a transaction nor a file of this attempt goes through.
record Interruptible(String step, StopSignal signal, Duration patience) {

    /// Work is given the usual patience.
    Interruptible(String step, StopSignal signal) {
        this(step, signal, Stillness.PATIENCE);
    }

    /// The outcome of the work, whose exceptions are thrown on.
    ///
    /// @throws Stopped if the work was left because of a stop
    /// @throws StoodStill if it was left because nothing moved any more
    <T> T call(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread.ofPlatform().daemon().name(step).start(task);
        Stillness stillness = Stillness.ofWork(patience);
        return await(task, stillness, () -> "nothing was computed, read or written");
    }

    /// What a future gives, whose exceptions are thrown on.
    ///
    /// @param where as in [Lookout]
    <T> T await(Future<T> future, Stillness stillness, Supplier<String> where) {
        Lookout lookout = new Lookout(step, signal, stillness, where);
        while (true) {
            try {
                return future.get(Lookout.GLANCE.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                lookout.lookUp();
            } catch (ExecutionException e) {
                throw thrown(Objects.requireNonNull(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /// The head of a queue, once there is one.
    ///
    /// @param where as in [Lookout]
    <T> T await(BlockingQueue<T> queue, Supplier<String> where) {
        Lookout lookout = new Lookout(step, signal, Stillness.ofArrival(patience), where);
        try {
            while (true) {
                T head = queue.poll(Lookout.GLANCE.toNanos(), TimeUnit.NANOSECONDS);
                if (head != null) {
                    return head;
                }
                lookout.lookUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
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
