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
import nightjar.pass.Unit;
import nightjar.pass.UnitState;

/// Folds a source at once, without a job: for those who look at data and keep nothing. Same units, same order of merging and so the same bytes
/// as the step.
public final class InlineFold {

    private InlineFold() {}

    /// The state after the last unit.
    public static <S> S over(RowSource source, Fold<S> fold) {
        Units<S> units = new Units<>(fold);
        each(source, batch -> new Folded<>(batch, fold.fold(batch)), units::add);
        return units.end();
    }

    private record Folded<S>(SourceBatch batch, S state) {}

    /// The states of a unit that is not yet whole, and that of all units before it.
    private static final class Units<S> {

        private final Fold<S> fold;
        private final Unit.Ends ends = new Unit.Ends();
        private final List<S> batches = new ArrayList<>();
        private S before;

        Units(Fold<S> fold) {
            this.fold = fold;
            this.before = fold.empty();
        }

        void add(Folded<S> folded) {
            batches.add(folded.state());
            if (ends.isLast(folded.batch())) {
                merge();
            }
        }

        private void merge() {
            before = UnitState.of(fold, batches).after(fold, before);
            batches.clear();
        }

        S end() {
            if (!batches.isEmpty()) {
                merge();
            }
            return before;
        }
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
