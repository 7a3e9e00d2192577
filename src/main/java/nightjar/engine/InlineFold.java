package nightjar.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import nightjar.pass.BatchReader;
import nightjar.pass.Fold;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;

/// Folds a source at once, without a job: for those who look at data and keep nothing. Same batches, same merging order and so the same
/// bytes as the step.
public final class InlineFold {

    private InlineFold() {}

    /// The state after the last batch.
    public static <S> S over(RowSource source, Fold<S> fold) {
        List<S> state = new ArrayList<>(List.of(fold.empty()));
        each(source, fold::fold, part -> state.set(0, fold.merge(state.getFirst(), part)));
        return state.getFirst();
    }

    /// Gives what `work` makes of each batch to `taker`, one after the other in the order of the source. Batches are worked on on all cores; at most
    /// four per core are held at a time.
    ///
    /// @param work called by several threads at once: no shared mutable state, no files, no clock
    public static <T> void each(
            RowSource source, Function<SourceBatch, T> work, Consumer<T> taker) {
        int cores = Runtime.getRuntime().availableProcessors();
        try (BatchReader reader = source.open(null);
                ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            Deque<Future<T>> pending = new ArrayDeque<>();
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                SourceBatch next = batch;
                pending.add(workers.submit(() -> work.apply(next)));
                if (pending.size() >= 4 * cores) {
                    taker.accept(done(pending.remove()));
                }
            }
            while (!pending.isEmpty()) {
                taker.accept(done(pending.remove()));
            }
        }
    }

    private static <T> T done(Future<T> future) {
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
