package nightjar.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import nightjar.pass.Fold;
import nightjar.pass.Mapped;
import nightjar.pass.PartSink;
import nightjar.pass.Progress;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;
import nightjar.pass.SourceBatch;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import nightjar.table.Schema;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/// [Passes] as chunk steps of Spring Batch.
public final class ChunkPasses implements Passes {

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final AsyncTaskExecutor workers;
    private final SnapshotStore snapshots;
    private final StopSignal signal;
    private final Progress progress;
    private final StepMeter meter;

    /// @param transactions of the database that holds the job repository, so that a chunk's rows and its checkpoint commit together;
    ///     they fail once another process has taken the run over
    /// @param workers threads that work on batches
    public ChunkPasses(
            JobRepository repository,
            PlatformTransactionManager transactions,
            AsyncTaskExecutor workers,
            SnapshotStore snapshots,
            StopSignal signal,
            Progress progress,
            StepMeter meter) {
        this.repository = repository;
        this.transactions = transactions;
        this.workers = workers;
        this.snapshots = snapshots;
        this.signal = signal;
        this.progress = progress;
        this.meter = meter;
    }

    @Override
    public <S> Step fold(
            String name, Supplier<RowSource> source, Supplier<Fold<S>> fold, Consumer<S> finish) {
        return pass(
                new Pass.Plan<>(
                        name,
                        false,
                        source,
                        () -> new FoldAsMap<>(fold.get()),
                        NoParts.ROWS,
                        NoParts.REJECTED,
                        finish));
    }

    @Override
    public <S> Step map(
            String name,
            Supplier<RowSource> source,
            Supplier<RowMap<S>> map,
            PartSink rows,
            RejectedSink rejected,
            Consumer<S> finish) {
        return pass(new Pass.Plan<>(name, true, source, map, rows, rejected, finish));
    }

    private <S> Step pass(Pass.Plan<S> plan) {
        Pass<S> pass =
                new Pass<>(
                        plan, workers, snapshots, new Interruptible(plan.name(), signal), progress);
        ChunkOrientedStepBuilder<List<ReadAhead.Item<S>>, Pass.Worked<S>> builder =
                new StepBuilder(plan.name(), repository).chunk(1);
        builder.reader(pass).processor(pass).writer(pass);
        return guarded(builder, pass);
    }

    @Override
    public <I, O> Step each(
            String name,
            String unit,
            Supplier<List<I>> items,
            Function<I, O> work,
            Consumer<O> keep,
            Runnable finish) {
        ItemsStep<I, O> body =
                new ItemsStep<>(
                        new ItemsStep.Plan<>(name, unit, items, work, keep, finish),
                        new Interruptible(name, signal),
                        progress);
        ChunkOrientedStepBuilder<I, O> builder = new StepBuilder(name, repository).chunk(1);
        builder.reader(body).processor(body).writer(body);
        return guarded(builder, body);
    }

    @Override
    public Step once(String name, Runnable work) {
        return each(name, "", () -> List.of(name), item -> item, _ -> work.run(), () -> {});
    }

    /// The same transaction manager, guard and ends for every step; never fault-tolerant, which would retry writes inside a transaction.
    private <I, O> Step guarded(ChunkOrientedStepBuilder<I, O> builder, StepBody body) {
        return builder.transactionManager(transactions)
                .interruptionPolicy(new StopPolicy(signal))
                .listener(new StepLifecycle(repository, body, meter))
                .build();
    }

    /// Stops between chunks. The framework takes a bare exception for the end of the data: the step must be marked as well.
    private record StopPolicy(StopSignal signal) implements StepInterruptionPolicy {
        @Override
        public void checkInterrupted(StepExecution execution) throws JobInterruptedException {
            if (signal.isGiven()) {
                execution.setTerminateOnly();
                throw new JobInterruptedException("The run was asked to stop");
            }
        }
    }

    /// A fold is a map that hands on no rows.
    private record FoldAsMap<S>(Fold<S> fold) implements RowMap<S> {

        /// Not an empty selection of the rows, which would keep the texts of the batch in memory until the chunk is written.
        private static final RecordBatch NO_ROWS =
                new RecordBatch(new Schema(List.of()), List.of(), new long[0], new long[0]);

        @Override
        public Mapped<S> map(SourceBatch batch) {
            S state = fold.fold(batch);
            return new Mapped<>(NO_ROWS, batch.rejected(), state);
        }

        @Override
        public S empty() {
            return fold.empty();
        }

        @Override
        public S merge(S left, S right) {
            return fold.merge(left, right);
        }

        @Override
        public byte[] write(S state) {
            return fold.write(state);
        }

        @Override
        public S read(byte[] bytes) {
            return fold.read(bytes);
        }
    }

    /// A fold writes no parts.
    private static final class NoParts {

        static final PartSink ROWS =
                new PartSink() {
                    @Override
                    public void write(int number, List<RecordBatch> batches) {}

                    @Override
                    public void truncate(int number) {}
                };

        static final RejectedSink REJECTED =
                new RejectedSink() {
                    @Override
                    public void write(int number, List<RejectedRow> rows, long[] before) {}

                    @Override
                    public void truncate(int number) {}
                };
    }
}
