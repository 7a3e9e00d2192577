package nightjar.engine;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nightjar.source.BatchReader;
import nightjar.source.SourceBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.AsyncTaskExecutor;

/// Reads a source and maps its batches ahead of the step that writes them: one thread reads, the workers map, the step takes what was made in the
/// order of the source. So no core waits while a chunk is written, synced and committed. At most [#BATCHES] batches are ahead.
///
/// What was made of a batch does not depend on when, and each item knows the position behind it: a chunk commits the position of its own last
/// batch, however far the reader has come.
final class Ahead<S> implements AutoCloseable {

    /// Batches read and not yet taken.
    private static final int BATCHES = 16;

    private static final long GLANCE_MILLIS = 50;

    private final BatchReader reader;
    private final RowMap<S> map;
    private final AsyncTaskExecutor workers;
    private final BlockingQueue<Item<S>> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread;
    private volatile boolean closed;
    private boolean ended;

    /// What is being made of a batch.
    ///
    /// @param position behind the batch
    /// @param progress as [BatchReader#progress()]
    record Item<S>(Future<Made<S>> made, String position, long progress) {

        private static final String END = "";

        /// Waits for what is made of the batch. What goes wrong in the making, or went wrong in the reading, is thrown here.
        Made<S> get() {
            try {
                return made.get();
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

        private boolean isEnd() {
            return position.equals(END) && made.state() == Future.State.SUCCESS;
        }
    }

    /// What was made of a batch.
    ///
    /// @param records of the source, good and malformed
    record Made<S>(Mapped<S> mapped, long records) {}

    /// @param reader is closed with this
    Ahead(String step, BatchReader reader, RowMap<S> map, AsyncTaskExecutor workers) {
        this.reader = reader;
        this.map = map;
        this.workers = workers;
        this.thread = Thread.ofPlatform().daemon().name(step + " reader").start(this::readAll);
    }

    private void readAll() {
        try {
            for (SourceBatch batch = reader.read(); batch != null; batch = reader.read()) {
                SourceBatch next = batch;
                Future<Made<S>> made =
                        workers.submit(() -> new Made<>(map.map(next), next.records()));
                if (!offered(new Item<>(made, reader.position(), reader.progress()))) {
                    return;
                }
            }
            offered(new Item<>(CompletableFuture.completedFuture(null), Item.END, 0));
        } catch (RuntimeException | Error e) {
            offered(new Item<>(CompletableFuture.failedFuture(e), Item.END, 0));
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

    /// The next item; null at the end of the source.
    @Nullable Item<S> next() {
        if (ended) {
            return null;
        }
        try {
            Item<S> item = queue.take();
            ended = item.isEnd();
            return ended ? null : item;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Throws if what was read may not be used.
    void confirm() {
        reader.confirm();
    }

    /// Waits for the thread that reads.
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        reader.close();
    }
}
