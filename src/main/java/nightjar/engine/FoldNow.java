package nightjar.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nightjar.source.BatchReader;
import nightjar.source.RowSource;
import nightjar.source.SourceBatch;

/// Folds a source at once, without a job: for those who look at data and keep nothing. Same batches, same merging order and so the same
/// bytes as the step.
public final class FoldNow {

    private FoldNow() {}

    /// The state after the last batch. Batches are folded on all cores; at most four per core are held at a time.
    public static <S> S over(RowSource source, Aggregate<S> fold) {
        int cores = Runtime.getRuntime().availableProcessors();
        try (BatchReader reader = source.open(null);
                ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            Deque<Future<S>> pending = new ArrayDeque<>();
            S state = fold.empty();
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                SourceBatch next = batch;
                pending.add(workers.submit(() -> fold.fold(next)));
                if (pending.size() >= 4 * cores) {
                    state = fold.merge(state, done(pending.remove()));
                }
            }
            while (!pending.isEmpty()) {
                state = fold.merge(state, done(pending.remove()));
            }
            return state;
        }
    }

    private static <S> S done(Future<S> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
