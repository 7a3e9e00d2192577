package nightjar.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nightjar.durable.CrashPoint;
import nightjar.durable.HandOverDamaged;
import nightjar.pass.PartSink;
import nightjar.pass.Progress;
import nightjar.pass.RejectedSink;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;
import nightjar.pass.SideSink;
import nightjar.pass.UnitState;
import nightjar.pass.WorkedBatch;
import nightjar.pass.WorkedUnit;
import nightjar.table.RejectedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.core.task.AsyncTaskExecutor;

/// One pass over a source as reader, processor and writer of a chunk step. A chunk is one [nightjar.pass.Unit]: its batches, which are read and worked
/// on in parallel before the framework asks. It waits for each, writes them once, in order, and then calls [#update], all in one transaction.
final class Pass<S>
        implements ItemStreamReader<List<ReadAhead.Item<S>>>,
                ItemProcessor<List<ReadAhead.Item<S>>, Pass.Worked<S>>,
                ItemWriter<Pass.Worked<S>>,
                StepBody {

    /// What was made of the batches of one unit, with the position behind it.
    record Worked<S>(WorkedUnit<S> unit, String position, long progress) {}

    /// What a pass is made of; asked for when the step begins.
    ///
    /// @param handsOn whether every row that is read is handed on or set aside
    record Plan<S>(
            String name,
            boolean handsOn,
            Supplier<RowSource> source,
            Supplier<? extends RowMap<S>> map,
            PartSink rows,
            RejectedSink rejected,
            Consumer<S> finish) {}

    private final Plan<S> plan;
    private final AsyncTaskExecutor workers;
    private final SnapshotStore snapshots;
    private final SideSink beside;
    private final Interruptible attended;
    private final Progress progress;

    private @Nullable StepExecution execution;
    private @Nullable ReadAhead<S> ahead;
    private @Nullable RowMap<S> map;
    private @Nullable S state;
    private Checkpoint checkpoint = Checkpoint.START;
    private Checkpoint saved = Checkpoint.START;
    private long size;
    private long reached;

    /// @param workers threads that work on batches
    Pass(
            Plan<S> plan,
            AsyncTaskExecutor workers,
            SnapshotStore snapshots,
            SideSink beside,
            Interruptible attended,
            Progress progress) {
        this.plan = plan;
        this.workers = workers;
        this.snapshots = snapshots;
        this.beside = beside;
        this.attended = attended;
        this.progress = progress;
    }

    @Override
    public void begin(StepExecution stepExecution) {
        execution = stepExecution;
        checkpoint = Checkpoint.of(stepExecution.getExecutionContext());
        saved = checkpoint;
        progress.began(plan.name());
    }

    @Override
    public void open(ExecutionContext context) {
        attended.run(this::open);
        CrashPoint.STEP_OPENED.passed(plan.name());
    }

    private void open() {
        RowMap<S> rowMap = plan.map().get();
        map = rowMap;
        state = restored(rowMap);
        RowSource source = plan.source().get();
        size = source.size();
        ahead =
                new ReadAhead<>(
                        attended,
                        source.name(),
                        checkpoint.read(),
                        source.open(checkpoint.position()),
                        rowMap,
                        workers);
    }

    private S restored(RowMap<S> tally) {
        int units = checkpoint.units();
        if (units == 0) {
            return tally.empty();
        }
        return tally.read(
                snapshots
                        .load(plan.name(), units)
                        .orElseThrow(
                                () ->
                                        new HandOverDamaged(
                                                "The state of step %s after its %s committed units is missing in the database."
                                                        .formatted(plan.name(), units))));
    }

    @Override
    public @Nullable List<ReadAhead.Item<S>> read() {
        return opened(ahead).unit();
    }

    @Override
    public Worked<S> process(List<ReadAhead.Item<S>> unit) {
        List<WorkedBatch<S>> batches = new ArrayList<>(unit.size());
        for (ReadAhead.Item<S> item : unit) {
            batches.add(opened(ahead).made(item));
            CrashPoint.ITEM_WORKED.passed(plan.name());
        }
        ReadAhead.Item<S> last = unit.getLast();
        return new Worked<>(new WorkedUnit<>(batches), last.position(), last.progress());
    }

    @Override
    public void write(Chunk<? extends Worked<S>> chunk) {
        chunk.forEach(this::write);
    }

    private void write(Worked<S> worked) {
        WorkedUnit<S> unit = worked.unit();
        List<RejectedRow> rejected = unit.rejected();
        int number = checkpoint.units();
        plan.rows().write(number, unit.rows());
        CrashPoint.ROWS_WRITTEN.passed(plan.name());
        plan.rejected().write(number, rejected, unit.before(checkpoint.written()));
        CrashPoint.REJECTED_WRITTEN.passed(plan.name());
        UnitState<S> added = unit.state(opened(map));
        added.leave(number, beside);
        state = added.after(opened(map), opened(state));
        opened(ahead).confirm();
        reached = worked.progress();
        checkpoint =
                checkpoint.advance(worked.position(), unit.read(), unit.written(), rejected.size());
    }

    @Override
    public void update(ExecutionContext context) {
        if (checkpoint != saved) {
            snapshots.save(plan.name(), checkpoint.units(), opened(map).write(opened(state)));
            CrashPoint.STATE_SAVED.passed(plan.name());
            plan.rows().enter();
            plan.rejected().enter();
            checkpoint.put(context);
            saved = checkpoint;
            progress.advanced(plan.name(), reached, size, checkpoint.read(), "rows");
        }
        count(opened(execution));
    }

    @Override
    public void count(StepExecution stepExecution) {
        saved.count(stepExecution);
    }

    @Override
    public void finish() {
        attended.run(
                () -> {
                    dropUncommittedParts();
                    requireBalance();
                    plan.finish().accept(opened(state));
                });
    }

    private void requireBalance() {
        if (plan.handsOn()) {
            RowsUnaccounted.require(
                    "step " + plan.name(),
                    checkpoint.read(),
                    checkpoint.written(),
                    checkpoint.rejected());
        }
    }

    /// Parts beyond the last chunk are those of an attempt that died before its commit. They go now and not when the step begins: a
    /// process that was thought dead and wakes up here knows the last chunk too, and so removes nothing its successor has written.
    private void dropUncommittedParts() {
        plan.rows().truncate(checkpoint.units());
        plan.rejected().truncate(checkpoint.units());
    }

    @Override
    public void close() {
        if (ahead != null) {
            ahead.close();
            ahead = null;
        }
    }

    private static <T> T opened(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The pass has not been opened");
        }
        return part;
    }
}
