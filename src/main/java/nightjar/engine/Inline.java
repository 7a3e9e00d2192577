package nightjar.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import nightjar.pass.BatchReader;
import nightjar.pass.Dataset;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.pass.Unit;
import nightjar.pass.UnitState;
import nightjar.pass.WorkedBatch;
import nightjar.pass.WorkedUnit;
import nightjar.table.Schema;

/// The engine of those who look at rows and keep nothing of it between: at once, without a job, in the calling process. Batches are worked on in several
/// threads; at most four per thread are held at a time.
///
/// @param threads at least 1
public record Inline(RowSource source, int threads) implements Dataset {

    private static final int HELD_PER_THREAD = 4;

    /// On all cores.
    public static Inline over(RowSource source) {
        return new Inline(source, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Schema schema() {
        return source.schema();
    }

    @Override
    public Optional<SourceBatch> first() {
        try (BatchReader reader = source.open(null)) {
            SourceBatch first = reader.read();
            if (first != null) {
                // Before the reader is closed.
                first.rows();
            }
            return Optional.ofNullable(first);
        }
    }

    @Override
    public <S> S map(RowMap<S> map, Outputs outputs) {
        Units<S> units = new Units<>(map, outputs);
        each(batch -> WorkedBatch.of(map, batch), units::add);
        return units.end();
    }

    @Override
    public <T> void each(Function<SourceBatch, T> work, Consumer<T> taker) {
        try (BatchReader reader = source.open(null);
                ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            Deque<Future<T>> pending = new ArrayDeque<>();
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                SourceBatch next = batch;
                pending.add(workers.submit(() -> work.apply(next)));
                if (pending.size() >= HELD_PER_THREAD * threads) {
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
            throw switch (e.getCause()) {
                case RuntimeException cause -> cause;
                case Error cause -> throw cause;
                case null, default -> new IllegalStateException(e.getCause());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// What was made of a unit that is not yet whole, and the state of all units before it.
    private static final class Units<S> {

        private final RowMap<S> map;
        private final Outputs outputs;
        private final Unit.Ends ends = new Unit.Ends();
        private final List<WorkedBatch<S>> batches = new ArrayList<>();
        private S before;
        private int number;
        private long written;

        Units(RowMap<S> map, Outputs outputs) {
            this.map = map;
            this.outputs = outputs;
            this.before = map.empty();
        }

        void add(WorkedBatch<S> batch) {
            batches.add(batch);
            if (ends.isLast(batch.endsUnit())) {
                endUnit();
            }
        }

        private void endUnit() {
            WorkedUnit<S> unit = new WorkedUnit<>(batches);
            batches.clear();
            outputs.rows().write(number, unit.rows());
            outputs.rejected().write(number, unit.rejected(), unit.before(written));
            UnitState<S> state = unit.state(map);
            state.leave(number, outputs.beside());
            before = state.after(map, before);
            written += unit.written();
            number++;
        }

        S end() {
            if (!batches.isEmpty()) {
                endUnit();
            }
            return before;
        }
    }
}
