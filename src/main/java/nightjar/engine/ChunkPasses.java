package nightjar.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import nightjar.pass.Fold;
import nightjar.pass.PartSink;
import nightjar.pass.Progress;
import nightjar.pass.RejectedSink;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;
import nightjar.pass.SideSink;
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
    private final SideSink beside;
    private final StopSignal signal;
    private final Progress progress;
    private final StepMeter meter;

    /// @param transactions of the database that holds the job repository, so that a chunk's rows and its checkpoint commit together;
    ///     they fail once another process has taken the run over
    /// @param workers threads that work on batches
    /// @param beside takes what units leave beside their state
    public ChunkPasses(
            JobRepository repository,
            PlatformTransactionManager transactions,
            AsyncTaskExecutor workers,
            SnapshotStore snapshots,
            SideSink beside,
            StopSignal signal,
            Progress progress,
            StepMeter meter) {
        this.repository = repository;
        this.transactions = transactions;
        this.workers = workers;
        this.snapshots = snapshots;
        this.beside = beside;
        this.signal = signal;
        this.progress = progress;
        this.meter = meter;
    }

    @Override
    public <S> Step fold(
            String name, Supplier<RowSource> source, Supplier<Fold<S>> fold, Consumer<S> finish) {
        return pass(
                new Pass.Plan<>(
                        name, false, source, fold, PartSink.NONE, RejectedSink.NONE, finish));
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
                        plan,
                        workers,
                        snapshots,
                        beside,
                        new Interruptible(plan.name(), signal),
                        progress);
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
}
