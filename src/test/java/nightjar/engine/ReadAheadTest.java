package nightjar.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import nightjar.pass.BatchReader;
import nightjar.pass.Mapped;
import nightjar.pass.RowMap;
import nightjar.pass.SourceBatch;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.support.TaskExecutorAdapter;

class ReadAheadTest {

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        over.countDown();
    }

    @Test
    void leavesAReaderThatGivesNoRowAndSaysWhereItStood() {
        Interruptible attended = new Interruptible("clean", () -> false, Duration.ofSeconds(1));
        try (ReadAhead<Long> ahead = stuck(attended)) {

            assertThatThrownBy(ahead::unit)
                    .isInstanceOf(StoodStill.class)
                    .hasMessageStartingWith(
                            "step clean stood still: no row came behind row 40960 of d.parquet for 1 seconds.");
        }
    }

    @Test
    void stopsWhileAReaderGivesNoRow() {
        Interruptible attended = new Interruptible("clean", () -> true, Duration.ofMinutes(1));
        try (ReadAhead<Long> ahead = stuck(attended)) {

            assertThatThrownBy(ahead::unit).isInstanceOf(Stopped.class);
        }
    }

    private ReadAhead<Long> stuck(Interruptible attended) {
        return new ReadAhead<>(
                attended,
                "d.parquet",
                40_960,
                new Stuck(over),
                new Counting(),
                new TaskExecutorAdapter(Runnable::run));
    }

    /// Gives nothing and does not hear.
    private record Stuck(CountDownLatch over) implements BatchReader {

        @Override
        public @Nullable SourceBatch read() {
            while (over.getCount() > 0) {
                Thread.onSpinWait();
            }
            return null;
        }

        @Override
        public String position() {
            return "";
        }

        @Override
        public long progress() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private static final class Counting implements RowMap<Long> {

        @Override
        public Mapped<Long> map(SourceBatch batch) {
            RecordBatch none =
                    new RecordBatch(new Schema(List.of()), List.of(), new long[0], new long[0]);
            return new Mapped<>(none, List.of(), batch.records());
        }

        @Override
        public Long empty() {
            return 0L;
        }

        @Override
        public Long merge(Long left, Long right) {
            return left + right;
        }

        @Override
        public byte[] write(Long state) {
            return new byte[0];
        }

        @Override
        public Long read(byte[] bytes) {
            return 0L;
        }
    }
}
