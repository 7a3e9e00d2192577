package nightjar.run;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Threads that work on batches, one per core. At the end those are waited for that are still at it, but not for ever: what one of them does then is of no
/// consequence, because the run is given back.
record Workers(ExecutorService threads) implements AutoCloseable {

    private static final int GRACE_SECONDS = 2;

    static Workers open() {
        return new Workers(
                Executors.newFixedThreadPool(
                        Runtime.getRuntime().availableProcessors(),
                        Thread.ofPlatform().daemon().factory()));
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
