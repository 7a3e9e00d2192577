package nightjar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import nightjar.ledger.view.StepCost;
import nightjar.pass.Fold;
import nightjar.pass.Mapped;
import nightjar.pass.PartSink;
import nightjar.pass.RejectedSink;
import nightjar.pass.RowMap;
import nightjar.pass.SideSink;
import nightjar.pass.SourceBatch;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.RejectedRow;
import nightjar.testing.NumberSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/// Passes over 200 batches of 1,000 records, so 13 chunks, with Spring Batch's own repository in SQLite.
class ChunkPassesTest {

    private static final NumberSource SOURCE = new NumberSource(200_000, 1_000);

    @TempDir Path folder;

    private JobDatabase database;
    private final Kept kept = new Kept();
    private final AtomicInteger confirmations = new AtomicInteger();
    private final List<StepCost> costs = new ArrayList<>();
    private IntPredicate lost = _ -> false;
    private IntPredicate stop = _ -> false;

    @BeforeEach
    void openRepository() {
        database = JobDatabase.in(folder, Losing::new);
    }

    @Test
    void countsRowsNotBatches() {
        Step step = doubling(_ -> false, new AtomicReference<>());

        JobExecution execution = start(step);

        assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        StepExecution ended = execution.getStepExecutions().iterator().next();
        assertThat(ended.getReadCount()).isEqualTo(200_000);
        assertThat(ended.getWriteCount()).isEqualTo(198_000);
        assertThat(ended.getFilterCount()).isEqualTo(2_000);
        assertThat(ended.getCommitCount()).isEqualTo(13);
    }

    @Test
    void takesTheRowsOfEachAttemptAtAStepAndItsPeakMemory() {
        start(doubling(chunk -> chunk == 5, new AtomicReference<>()));

        start(doubling(_ -> false, new AtomicReference<>()));

        assertThat(costs).extracting(StepCost::rows).containsExactly(80_000L, 120_000L);
        assertThat(costs).extracting(StepCost::step).containsOnly("double");
        assertThat(costs).extracting(StepCost::bytes).containsOnlyNulls();
        // A JVM cannot have less, nor more than the machine of any developer.
        assertThat(costs)
                .extracting(StepCost::peakMemory)
                .allSatisfy(bytes -> assertThat(bytes).isBetween(1L << 20, 1L << 36));
        assertThat(costs)
                .extracting(StepCost::seconds)
                .allSatisfy(seconds -> assertThat(seconds).isPositive());
    }

    @Test
    void aStepEndsWhenItsLastWorkIsDone() {
        AtomicReference<LocalDateTime> finished = new AtomicReference<>();
        Step step =
                passes().each(
                                "train",
                                "trials",
                                () -> List.of(1),
                                item -> item,
                                _ -> {},
                                () -> {
                                    LocalDateTime begun = LocalDateTime.now();
                                    while (!LocalDateTime.now()
                                            .isAfter(begun.plusNanos(5_000_000))) {
                                        Thread.onSpinWait();
                                    }
                                    finished.set(LocalDateTime.now());
                                });

        StepExecution ended = start(step).getStepExecutions().iterator().next();

        assertThat(ended.getEndTime()).isAfterOrEqualTo(finished.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 12})
    void endsTheSameAfterACrashInAnyChunk(int chunk) {
        AtomicReference<BigInteger> undisturbed = new AtomicReference<>();
        start(doubling(_ -> false, undisturbed), "undisturbed");
        Kept expected = kept.copy();
        kept.clear();
        AtomicReference<BigInteger> sum = new AtomicReference<>();

        JobExecution crashed = start(doubling(c -> c == chunk, sum));
        JobExecution crashedAgain = start(doubling(c -> c == chunk, sum));
        JobExecution restarted = start(doubling(_ -> false, sum));

        assertThat(crashed.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(crashedAgain.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(sum).hasValue(undisturbed.get());
        assertThat(kept.rows).isEqualTo(expected.rows);
        assertThat(kept.rejected).isEqualTo(expected.rejected);
        assertThat(restarted.getStepExecutions().iterator().next().getReadCount())
                .isEqualTo(200_000);
    }

    @Test
    void aFailureAtTheEndFailsTheStepAndIsRepeated() {
        AtomicInteger ends = new AtomicInteger();
        Step failing =
                passes().fold(
                                "sum",
                                () -> SOURCE,
                                Sum::new,
                                _ -> {
                                    if (ends.incrementAndGet() == 1) {
                                        throw new IllegalStateException("no space");
                                    }
                                });

        JobExecution first = start(failing);
        JobExecution second = start(failing);

        assertThat(first.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(first.getAllFailureExceptions())
                .anyMatch(e -> "no space".equals(e.getMessage()));
        assertThat(second.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(ends).hasValue(2);
    }

    @Test
    void nothingIsCommittedOnceTheRunIsLost() {
        lost = confirmation -> confirmation > 3;

        assertThatThrownBy(() -> start(doubling(_ -> false, new AtomicReference<>())))
                .hasStackTraceContaining("lost");

        lost = _ -> false;
        JobExecution execution =
                java.util.Objects.requireNonNull(database.repository().getJobExecution(1));
        assertThat(execution.getStatus()).isEqualTo(BatchStatus.STARTED);
        assertThat(execution.getStepExecutions().iterator().next().getReadCount())
                .isEqualTo(3 * 16_000L);
    }

    @Test
    void stopsBetweenChunksAndGoesOn() {
        AtomicReference<BigInteger> sum = new AtomicReference<>();
        stop = confirmation -> confirmation >= 2;
        JobExecution stopped = start(doubling(_ -> false, sum));
        stop = _ -> false;

        JobExecution restarted = start(doubling(_ -> false, sum));

        assertThat(stopped.getStatus()).isEqualTo(BatchStatus.STOPPED);
        assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(sum).hasValue(new Sum().expected());
    }

    @Test
    void worksOnAListOnceEachAndGoesOnBehindTheLastDoneItem() {
        List<String> keptItems = new ArrayList<>();
        AtomicInteger attempts = new AtomicInteger();
        Step step =
                passes().each(
                                "list",
                                "items",
                                () -> List.of("a", "b", "c"),
                                item -> {
                                    if (item.equals("b") && attempts.incrementAndGet() == 1) {
                                        throw new IllegalStateException("power cut");
                                    }
                                    return item + item;
                                },
                                keptItems::add,
                                () -> keptItems.add("end"));

        JobExecution first = start(step);
        JobExecution second = start(step);

        assertThat(first.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(second.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(keptItems).containsExactly("aa", "bb", "cc", "end");
    }

    private Step doubling(IntPredicate crashInChunk, AtomicReference<BigInteger> sum) {
        return passes().map(
                        "double",
                        () -> SOURCE,
                        Doubling::new,
                        kept.rows(crashInChunk),
                        kept.rejected(),
                        sum::set);
    }

    private ChunkPasses passes() {
        confirmations.set(0);
        return new ChunkPasses(
                database.repository(),
                database.transactions(),
                new TaskExecutorAdapter(
                        Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory())),
                kept,
                SideSink.NONE,
                () -> stop.test(confirmations.get()),
                new Silent(),
                new StepMeter(() -> 0, costs::add));
    }

    private JobExecution start(Step step) {
        return start(step, "one");
    }

    private JobExecution start(Step step, String run) {
        return database.start(step, run);
    }

    /// Refuses to commit once the run is lost.
    private final class Losing extends JdbcTransactionManager {

        private static final long serialVersionUID = 1;

        Losing(DataSource source) {
            super(source);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            if (lost.test(confirmations.get())) {
                throw new IllegalStateException("lost");
            }
            super.doCommit(status);
        }
    }

    /// Sums exactly.
    private static class Sum implements Fold<BigInteger> {

        BigInteger expected() {
            return merge(
                    BigInteger.ZERO,
                    BigInteger.valueOf(200_000L * 200_001 / 2 - 100L * 2_000 * 2_001 / 2));
        }

        @Override
        public BigInteger fold(SourceBatch batch) {
            NumberColumn column = (NumberColumn) batch.rows().column("n");
            return BigInteger.valueOf((long) Arrays.stream(column.values()).sum());
        }

        @Override
        public BigInteger empty() {
            return BigInteger.ZERO;
        }

        @Override
        public BigInteger merge(BigInteger left, BigInteger right) {
            return left.add(right);
        }

        @Override
        public byte[] write(BigInteger state) {
            return state.toByteArray();
        }

        @Override
        public BigInteger read(byte[] bytes) {
            return new BigInteger(bytes);
        }
    }

    /// Hands on twice the number, and sums the numbers that came in.
    private static final class Doubling extends Sum implements RowMap<BigInteger> {
        @Override
        public Mapped<BigInteger> map(SourceBatch batch) {
            NumberColumn column = (NumberColumn) batch.rows().column("n");
            double[] doubled = Arrays.stream(column.values()).map(n -> 2 * n).toArray();
            return new Mapped<>(
                    batch.rows().with(batch.rows().schema(), List.of(new NumberColumn(doubled))),
                    batch.rejected(),
                    fold(batch));
        }
    }

    /// What parts and snapshots would hold on a disk.
    private final class Kept implements SnapshotStore {

        final Map<Integer, List<Double>> rows = new TreeMap<>();
        final Map<Integer, List<RejectedRow>> rejected = new TreeMap<>();
        final Map<String, byte[]> states = new TreeMap<>();

        Kept copy() {
            Kept copy = new Kept();
            copy.rows.putAll(rows);
            copy.rejected.putAll(rejected);
            return copy;
        }

        void clear() {
            rows.clear();
            rejected.clear();
            states.clear();
        }

        PartSink rows(IntPredicate crashInChunk) {
            return new PartSink() {
                @Override
                public void write(int number, List<RecordBatch> batches) {
                    List<Double> cells = new ArrayList<>();
                    for (RecordBatch batch : batches) {
                        for (double cell : ((NumberColumn) batch.column("n")).values()) {
                            cells.add(cell);
                        }
                    }
                    rows.put(number, cells);
                    if (crashInChunk.test(number)) {
                        throw new IllegalStateException("power cut");
                    }
                }

                @Override
                public void truncate(int number) {
                    rows.keySet().removeIf(part -> part >= number);
                }
            };
        }

        RejectedSink rejected() {
            return new RejectedSink() {
                @Override
                public void write(int number, List<RejectedRow> part, long[] before) {
                    rejected.put(number, part);
                }

                @Override
                public void truncate(int number) {
                    rejected.keySet().removeIf(part -> part >= number);
                }
            };
        }

        @Override
        public void save(String step, int sequence, byte[] state) {
            confirmations.incrementAndGet();
            states.put(step + sequence, state);
        }

        @Override
        public Optional<byte[]> load(String step, int sequence) {
            return Optional.ofNullable(states.get(step + sequence));
        }
    }
}
