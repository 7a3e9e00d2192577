package nightjar.engine;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import nightjar.pass.Dataset;
import nightjar.pass.Fold;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;
import nightjar.testing.RowEngine;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.step.Step;
import org.springframework.core.task.support.TaskExecutorAdapter;

/// A chunk step of Spring Batch, with its repository in SQLite, attempted again and again until it is complete.
final class ChunkEngine implements RowEngine {

    private final JobDatabase database;
    private final int workers;
    private final int unitsPerAttempt;
    private int runs;

    /// @param unitsPerAttempt after so many units a stop is asked for
    ChunkEngine(Path folder, int workers, int unitsPerAttempt) {
        this.database = JobDatabase.in(folder);
        this.workers = workers;
        this.unitsPerAttempt = unitsPerAttempt;
    }

    @Override
    public <S> S map(
            RowSource source, Supplier<? extends RowMap<S>> plan, Dataset.Outputs outputs) {
        String run = "run " + runs++;
        Saved saved = new Saved();
        AtomicReference<S> state = new AtomicReference<>();
        BatchStatus status = BatchStatus.STARTED;
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            while (status != BatchStatus.COMPLETED) {
                saved.units = 0;
                ChunkPasses passes = passes(threads, saved, outputs);
                status =
                        database.start(step(passes, source, plan, outputs, state), run).getStatus();
                if (status == BatchStatus.FAILED) {
                    throw new IllegalStateException(run + " failed");
                }
            }
        }
        return Objects.requireNonNull(state.get());
    }

    private static <S> Step step(
            ChunkPasses passes,
            RowSource source,
            Supplier<? extends RowMap<S>> plan,
            Dataset.Outputs outputs,
            AtomicReference<S> state) {
        return plan.get() instanceof Fold<S>
                ? passes.fold("pass", () -> source, () -> (Fold<S>) plan.get(), state::set)
                : passes.map(
                        "pass",
                        () -> source,
                        plan::get,
                        outputs.rows(),
                        outputs.rejected(),
                        state::set);
    }

    private ChunkPasses passes(ExecutorService threads, Saved saved, Dataset.Outputs outputs) {
        return new ChunkPasses(
                database.repository(),
                database.transactions(),
                new TaskExecutorAdapter(threads),
                saved,
                outputs.beside(),
                () -> saved.units >= unitsPerAttempt,
                new Silent(),
                new StepMeter(() -> 0, _ -> {}));
    }

    /// The states of one step.
    private static final class Saved implements SnapshotStore {

        private final TreeMap<Integer, byte[]> states = new TreeMap<>();
        private volatile int units;

        @Override
        public void save(String step, int sequence, byte[] state) {
            states.put(sequence, state);
            units++;
        }

        @Override
        public Optional<byte[]> load(String step, int sequence) {
            return Optional.ofNullable(states.get(sequence));
        }
    }
}
