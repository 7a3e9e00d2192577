package nightjar.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nightjar.pass.BatchReader;
import nightjar.pass.RowMap;
import nightjar.pass.SourceBatch;
import nightjar.pass.Unit;
import nightjar.pass.WorkedBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.AsyncTaskExecutor;

/// Reads a source and maps its batches ahead of the step that writes them: one thread reads, the workers map, the step takes what was made in the
/// order of the source. So no core waits while a chunk is written, synced and committed. At most [#BATCHES] batches are ahead.
///
/// What was made of a batch does not depend on when, and each item knows the position behind it: a chunk commits the position of its own last
/// batch, however far the reader has come.
final class ReadAhead<S> implements AutoCloseable {

    /// Batches read and not yet taken.
    private static final int BATCHES = 16;

    private static final long GLANCE_MILLIS = 50;

    /// A batch may be worked on so many times as long as nothing may come of reading.
    private static final int WORK_PER_READING = 10;

    private final Interruptible attended;
    private final String source;
    private final BatchReader reader;
    private final RowMap<S> map;
    private final AsyncTaskExecutor workers;
    private final BlockingQueue<Item<S>> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread;
    private volatile boolean closed;
    private boolean ended;
    private long taken;

    /// What is being made of a batch.
    ///
    /// @param position behind the batch
    /// @param progress as [BatchReader#progress()]
    /// @param endsUnit whether the next batch begins another unit
    record Item<S>(Future<WorkedBatch<S>> made, String position, long progress, boolean endsUnit) {

        private static final String END = "";

        private boolean isEnd() {
            return position.equals(END) && made.state() == Future.State.SUCCESS;
        }
    }

    /// @param source what people call where the rows come from
    /// @param taken rows of it that were taken before
    /// @param reader is closed with this
    ReadAhead(
            Interruptible attended,
            String source,
            long taken,
            BatchReader reader,
            RowMap<S> map,
            AsyncTaskExecutor workers) {
        this.attended = attended;
        this.source = source;
        this.taken = taken;
        this.reader = reader;
        this.map = map;
        this.workers = workers;
        this.thread =
                Thread.ofPlatform().daemon().name(attended.step() + " reader").start(this::readAll);
    }

    private void readAll() {
        Unit.Ends ends = new Unit.Ends();
        try {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                SourceBatch next = batch;
                Future<WorkedBatch<S>> made = workers.submit(() -> WorkedBatch.of(map, next));
                boolean last = ends.isLast(next.endsUnit());
                if (!offered(new Item<>(made, reader.position(), reader.progress(), last))) {
                    return;
                }
            }
            offered(new Item<>(CompletableFuture.completedFuture(null), Item.END, 0, true));
        } catch (RuntimeException | Error e) {
            offered(new Item<>(CompletableFuture.failedFuture(e), Item.END, 0, true));
        }
    }

    /// False once nobody wants more.
    private boolean offered(Item<S> item) {
        try {
            while (!closed) {
                if (queue.offer(item, GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// What is being made of the batches of the next unit; null at the end of the source.
    ///
    /// @throws Stopped if nothing came and a stop was asked for
    /// @throws StoodStill if nothing came for long
    @Nullable List<Item<S>> unit() {
        List<Item<S>> batches = new ArrayList<>();
        boolean whole = false;
        while (!whole) {
            Item<S> item = next();
            if (item != null) {
                batches.add(item);
            }
            whole = item == null || item.endsUnit();
        }
        return batches.isEmpty() ? null : batches;
    }

    private @Nullable Item<S> next() {
        if (ended) {
            return null;
        }
        Item<S> item = attended.await(queue, () -> "no row came" + behind());
        ended = item.isEnd();
        return ended ? null : item;
    }

    /// What is made of the batch, once it is. What goes wrong in the making, or went wrong in the reading, is thrown here.
    WorkedBatch<S> made(Item<S> item) {
        Duration patience = attended.patience().multipliedBy(WORK_PER_READING);
        WorkedBatch<S> made =
                attended.await(
                        item.made(),
                        Stillness.ofArrival(patience),
                        () -> "nothing came of the rows" + behind());
        taken += made.records();
        return made;
    }

    private String behind() {
        return " behind row %s of %s".formatted(taken, source);
    }

    /// Throws if what was read may not be used.
    void confirm() {
        reader.confirm();
    }

    /// Waits for the thread that reads, but not for one that has come to nothing: its reader is left to it.
    @Override
    public void close() {
        closed = true;
        try {
            if (thread.join(Lookout.GRACE)) {
                reader.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
