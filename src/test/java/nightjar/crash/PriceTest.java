package nightjar.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import nightjar.database.Database;
import nightjar.database.DatabaseSettings;
import nightjar.database.Home;
import nightjar.database.Lease;
import nightjar.database.Leases;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import nightjar.engine.ChunkPasses;
import nightjar.engine.Passes;
import nightjar.engine.SnapshotStore;
import nightjar.engine.StepMeter;
import nightjar.engine.StopSignal;
import nightjar.ledger.Parts;
import nightjar.ledger.Snapshot;
import nightjar.pass.Mapped;
import nightjar.pass.PartSink;
import nightjar.pass.Progress;
import nightjar.pass.RejectedSink;
import nightjar.pass.RowMap;
import nightjar.pass.RowSource;
import nightjar.pass.SideSink;
import nightjar.pass.SourceBatch;
import nightjar.source.LocalFile;
import nightjar.source.LooseParts;
import nightjar.source.csv.RejectedParts;
import nightjar.source.parquet.ParquetParts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.transaction.annotation.Isolation;

/// What exactness costs on three million flights, read from CSV and handed on as Parquet: `mvn -Pcrash -Dflights=FILE.parquet -Dtest=PriceTest test`.
@Tag("crash")
class PriceTest {

    /// Of each kind, one after the other; the median counts.
    private static final int ROUNDS = Integer.getInteger("price.rounds", 5);

    /// Bytes saved with every chunk: more than the state of an exploration of five columns.
    private static final int STATE = 200_000;

    private static final int BATCH = 4096;
    private static final long ROWS = 3_000_000;

    @TempDir Path folder;

    private int passes;

    @Test
    void costsAtMostATenth() throws Exception {
        Path flights = flights();
        List<Double> careful = new ArrayList<>();
        List<Double> careless = new ArrayList<>();
        List<Double> restarts = new ArrayList<>();
        try (Database database = Database.open(DatabaseSettings.of(folder, null, null, null))) {
            careful(database, flights, () -> false);
            for (int round = 0; round < ROUNDS; round++) {
                careful.add(careful(database, flights, () -> false));
                careless.add(careless(database, flights));
                restarts.add(restartAtNineTenths(database, flights));
            }
        }
        double pass = median(careful);
        double price = pass / median(careless) - 1;
        double restart = median(restarts) / pass;
        System.out.printf(
                "a pass of %,d rows: %.2f s with leases, snapshots and syncs %s, %.2f s without %s: %.1f %% longer; a restart at 90 %%: %.2f s %s, %.1f %% of the pass%n",
                ROWS,
                pass,
                careful,
                median(careless),
                careless,
                100 * price,
                median(restarts),
                restarts,
                100 * restart);
        assertThat(price).isLessThanOrEqualTo(0.10);
        assertThat(restart).isLessThan(0.15);
    }

    private Path flights() throws Exception {
        String flights = System.getProperty("flights");
        assumeTrue(flights != null, "the flights are not here: -Dflights=FILE.parquet");
        Path file = folder.resolve("flights.csv");
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute(
                    "copy (select * from read_parquet('%s')) to '%s' (header, format csv)"
                            .formatted(flights, file));
        }
        return file;
    }

    /// @return seconds
    private double careful(Database database, Path flights, StopSignal stop) throws Exception {
        return careful(database, flights, newRun(), stop, BatchStatus.COMPLETED);
    }

    private RunKey newRun() {
        return new RunKey(
                "price" + passes++, RunKey.Job.TRAIN, LocalDate.parse("2026-11-22"), 1, null);
    }

    /// @return seconds of the second attempt, with the look at the input that comes first
    private double restartAtNineTenths(Database database, Path flights) throws Exception {
        RunKey run = newRun();
        AtomicLong chunks = new AtomicLong();
        // Asked once between chunks; with 65,536 rows each.
        careful(
                database,
                flights,
                run,
                () -> chunks.getAndIncrement() * 16 * BATCH >= 0.9 * ROWS,
                BatchStatus.STOPPED);
        long began = System.nanoTime();
        Fingerprint.of(flights);
        double fingerprint = (System.nanoTime() - began) / 1e9;
        return fingerprint + careful(database, flights, run, () -> false, BatchStatus.COMPLETED);
    }

    private double careful(
            Database database, Path flights, RunKey run, StopSignal stop, BatchStatus end)
            throws Exception {
        long began = System.nanoTime();
        try (Lease lease = new Leases(database).acquire(run)) {
            Database fenced = database.fencedBy(lease);
            ParquetParts rows =
                    new ParquetParts(
                            folder.resolve(run.name()),
                            lease.writing(Home.at(folder)),
                            Parts.of(fenced, run));
            RejectedParts rejected =
                    new RejectedParts(
                            folder.resolve(run.name() + ".rejected"),
                            lease.writing(Home.at(folder)));
            pass(fenced, run, flights, rows, rejected, kept(fenced, run), stop, end);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private double careless(Database database, Path flights) throws Exception {
        RunKey run = newRun();
        long began = System.nanoTime();
        pass(
                database,
                run,
                flights,
                new LooseParts(folder.resolve(run.name())),
                RejectedSink.NONE,
                new Forgotten(),
                () -> false,
                BatchStatus.COMPLETED);
        return (System.nanoTime() - began) / 1e9;
    }

    private void pass(
            Database database,
            RunKey run,
            Path flights,
            PartSink rows,
            RejectedSink rejected,
            SnapshotStore snapshots,
            StopSignal stop,
            BatchStatus end)
            throws Exception {
        JobRepository repository = repository(database);
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            Passes engine =
                    new ChunkPasses(
                            repository,
                            database.transactionManager(),
                            new TaskExecutorAdapter(workers),
                            snapshots,
                            SideSink.NONE,
                            stop,
                            new Silent(),
                            new StepMeter(() -> 0, _ -> {}));
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.setTaskExecutor(new SyncTaskExecutor());
            operator.afterPropertiesSet();
            AtomicLong counted = new AtomicLong();
            JobExecution execution =
                    operator.start(
                            new JobBuilder("price", repository)
                                    .start(
                                            engine.map(
                                                    "hand on",
                                                    () -> source(flights),
                                                    HandOn::new,
                                                    rows,
                                                    rejected,
                                                    state -> counted.set(state.rows())))
                                    .build(),
                            new JobParametersBuilder()
                                    .addString("run", run.name())
                                    .toJobParameters());
            assertThat(execution.getStatus()).isEqualTo(end);
            if (end == BatchStatus.COMPLETED) {
                assertThat(counted).hasValue(ROWS);
            }
        }
    }

    private static RowSource source(Path flights) {
        return LocalFile.at(flights).open(BATCH);
    }

    private static JobRepository repository(Database database) throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database.dataSource());
        factory.setTransactionManager(database.transactionManager());
        factory.setIsolationLevelForCreateEnum(
                Arrays.stream(Isolation.values())
                        .filter(isolation -> isolation.value() == database.isolation())
                        .findFirst()
                        .orElseThrow());
        factory.afterPropertiesSet();
        return factory.getObject();
    }

    private static SnapshotStore kept(Database database, RunKey run) {
        nightjar.ledger.Snapshots table = new nightjar.ledger.Snapshots(database);
        return new SnapshotStore() {
            @Override
            public void save(String step, int sequence, byte[] state) {
                table.save(run, step, sequence, state);
            }

            @Override
            public Optional<byte[]> load(String step, int sequence) {
                return table.find(run, step, sequence).map(Snapshot::state);
            }
        };
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /// Rows handed on, with a state of a usual size.
    private record Handed(long rows) {}

    private record HandOn() implements RowMap<Handed> {

        @Override
        public Mapped<Handed> map(SourceBatch batch) {
            return new Mapped<>(batch.rows(), batch.rejected(), new Handed(batch.rows().rows()));
        }

        @Override
        public Handed empty() {
            return new Handed(0);
        }

        @Override
        public Handed merge(Handed left, Handed right) {
            return new Handed(left.rows + right.rows);
        }

        @Override
        public byte[] write(Handed state) {
            return ByteBuffer.allocate(STATE).putLong(state.rows).array();
        }

        @Override
        public Handed read(byte[] bytes) {
            return new Handed(ByteBuffer.wrap(bytes).getLong());
        }
    }

    private record Forgotten() implements SnapshotStore {

        @Override
        public void save(String step, int sequence, byte[] state) {}

        @Override
        public Optional<byte[]> load(String step, int sequence) {
            return Optional.empty();
        }
    }

    private record Silent() implements Progress {

        @Override
        public void began(String step) {}

        @Override
        public void advanced(String step, long done, long size, long count, String unit) {}
    }
}
