package nightjar.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import nightjar.durable.CrashPoint;
import nightjar.pass.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// A list of items, worked on one after the other, as reader, processor and writer of a chunk step. Kept between chunks: how many are done.
final class ItemsStep<I, O>
        implements ItemStreamReader<I>, ItemProcessor<I, O>, ItemWriter<O>, StepBody {

    private static final String DONE = Checkpoint.PREFIX + "done";

    /// What is done in the step; asked for when it begins.
    record Plan<I, O>(
            String name,
            String unit,
            Supplier<List<I>> items,
            Function<I, O> work,
            Consumer<O> keep,
            Runnable finish) {}

    private final Plan<I, O> plan;
    private final Interruptible attended;
    private final Progress progress;

    private @Nullable StepExecution execution;
    private List<I> list = List.of();
    private int next;
    private int done;

    ItemsStep(Plan<I, O> plan, Interruptible attended, Progress progress) {
        this.plan = plan;
        this.attended = attended;
        this.progress = progress;
    }

    @Override
    public void begin(StepExecution stepExecution) {
        execution = stepExecution;
        done = stepExecution.getExecutionContext().getInt(DONE, 0);
        progress.began(plan.name());
    }

    @Override
    public void open(ExecutionContext context) {
        list = List.copyOf(plan.items().get());
        next = done;
        CrashPoint.STEP_OPENED.passed(plan.name());
    }

    @Override
    public @Nullable I read() {
        return next < list.size() ? list.get(next++) : null;
    }

    @Override
    public O process(I item) {
        O outcome = attended.call(() -> plan.work().apply(item));
        CrashPoint.ITEM_WORKED.passed(plan.name());
        return outcome;
    }

    @Override
    public void write(Chunk<? extends O> outcomes) {
        outcomes.forEach(plan.keep());
        done += outcomes.size();
        CrashPoint.ROWS_WRITTEN.passed(plan.name());
    }

    @Override
    public void update(ExecutionContext context) {
        context.putInt(DONE, done);
        if (execution != null) {
            count(execution);
        }
        progress.advanced(plan.name(), done, list.size(), done, plan.unit());
    }

    @Override
    public void count(StepExecution stepExecution) {
        stepExecution.setReadCount(done);
        stepExecution.setWriteCount(done);
    }

    @Override
    public void finish() {
        attended.run(plan.finish());
    }
}
