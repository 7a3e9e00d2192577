package nightjar.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// A list of items, worked on one after the other, as reader, processor and writer of a chunk step. Kept between chunks: how many are done.
final class Work<I, O>
        implements ItemStreamReader<I>, ItemProcessor<I, O>, ItemWriter<O>, StepBody {

    private static final String DONE = "nightjar.done";

    private final String name;
    private final String unit;
    private final Supplier<List<I>> items;
    private final Function<I, O> work;
    private final Consumer<O> keep;
    private final Runnable finish;
    private final Progress progress;

    private @Nullable StepExecution execution;
    private List<I> list = List.of();
    private int next;
    private int done;

    Work(
            String name,
            String unit,
            Supplier<List<I>> items,
            Function<I, O> work,
            Consumer<O> keep,
            Runnable finish,
            Progress progress) {
        this.name = name;
        this.unit = unit;
        this.items = items;
        this.work = work;
        this.keep = keep;
        this.finish = finish;
        this.progress = progress;
    }

    @Override
    public void begin(StepExecution stepExecution) {
        execution = stepExecution;
        progress.began(name);
    }

    @Override
    public void open(ExecutionContext context) {
        list = List.copyOf(items.get());
        done = context.getInt(DONE, 0);
        next = done;
    }

    @Override
    public @Nullable I read() {
        return next < list.size() ? list.get(next++) : null;
    }

    @Override
    public O process(I item) {
        return work.apply(item);
    }

    @Override
    public void write(Chunk<? extends O> outcomes) {
        outcomes.forEach(keep);
        done += outcomes.size();
    }

    @Override
    public void update(ExecutionContext context) {
        context.putInt(DONE, done);
        if (execution != null) {
            count(execution);
        }
        progress.advanced(name, done, list.size(), done, unit);
    }

    @Override
    public void count(StepExecution stepExecution) {
        stepExecution.setReadCount(done);
        stepExecution.setWriteCount(done);
    }

    @Override
    public void finish() {
        finish.run();
    }
}
