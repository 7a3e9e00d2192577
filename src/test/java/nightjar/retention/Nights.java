package nightjar.retention;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nightjar.database.Database;
import nightjar.database.HomeOfRun;
import nightjar.database.Lease;
import nightjar.database.Leases;
import nightjar.database.RunKey;
import nightjar.durable.Fingerprint;
import nightjar.ledger.InputFile;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Output;
import nightjar.ledger.Quantity;
import nightjar.ledger.RunRecord;
import nightjar.ledger.Snapshots;
import nightjar.registry.NewVersion;
import nightjar.registry.Registry;
import nightjar.testing.Proof;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/// Nights that leave their traces and do no work: in the ledger, the registry, Spring Batch's own job repository and the home folder.
final class Nights {

    private static final List<String> TRAIN =
            List.of(
                    "explore",
                    "validate",
                    "clean",
                    "features",
                    "train",
                    "evaluate",
                    "gate",
                    "promote");
    private static final List<String> SCORE = List.of("score", "publish");
    private static final ZoneId ZONE = ZoneId.systemDefault();

    private final Path home;
    private final Ledger ledger;
    private final Leases leases;
    private final Snapshots snapshots;
    private final Registry registry;
    private final JobRepository repository;
    private final Random random = new Random(42);

    Nights(Database database, Path home) throws Exception {
        this.home = home;
        this.ledger = new Ledger(database);
        this.leases = new Leases(database);
        this.snapshots = new Snapshots(database);
        this.registry = new Registry(database, home);
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database.dataSource());
        factory.setTransactionManager(database.transactionManager());
        factory.setIsolationLevelForCreate("ISOLATION_DEFAULT");
        factory.afterPropertiesSet();
        this.repository = factory.getObject();
    }

    /// A training run that ends with a version.
    ///
    /// @param modelBytes size of the model; its content is like no other's
    /// @return the number of the version
    int train(RunKey run, Instant at, BatchStatus end, String decision, int modelBytes)
            throws IOException {
        int version;
        try (Lease _ = leases.acquire(run)) {
            begin(run, at);
            JobExecution attempt = attempt(run, at);
            steps(run, attempt, TRAIN, at);
            version = register(run, at, decision, modelBytes);
            ledger.verdict(run, "{\"decision\": \"" + decision + "\", \"reasons\": []}");
            end(run, attempt, end, at);
        }
        return version;
    }

    /// A scoring run. Each status but the last is that of an attempt before.
    void score(RunKey run, Instant at, int version, BatchStatus... ends) throws IOException {
        try (Lease _ = leases.acquire(run)) {
            begin(run, at);
            ledger.model(run, version);
            for (BatchStatus end : ends) {
                JobExecution attempt = attempt(run, at);
                steps(run, attempt, SCORE, at);
                ledger.output(
                        run, new Output("out/" + run + ".csv", 7032, Fingerprint.of("x").sha256()));
                end(run, attempt, end, at);
            }
        }
    }

    Path folder(RunKey run) {
        return home.resolve("runs").resolve(run.name());
    }

    void begin(RunKey run, Instant at) throws IOException {
        String project =
                "project: " + run.project() + "\n" + "# as the owner wrote it\n".repeat(80);
        ledger.begin(
                new RunRecord(
                        run,
                        at,
                        "/work/jobs/churn.yaml",
                        "/work",
                        new HomeOfRun("", home.toAbsolutePath().normalize().toString()),
                        project,
                        Fingerprint.of(project).sha256(),
                        List.of(InputFile.of("data/churn.csv", Fingerprint.of("a,b\n1,2\n"))),
                        null,
                        null,
                        null));
        Files.createDirectories(folder(run).resolve("clean"));
        Files.writeString(folder(run).resolve("request.json"), "{}");
        Files.write(folder(run).resolve("clean/part-00000.parquet"), bytes(20_000));
    }

    private int register(RunKey run, Instant at, String decision, int modelBytes) {
        byte[] model = bytes(modelBytes);
        int version =
                registry.add(
                        new NewVersion(
                                run.project(),
                                run.name(),
                                "gradient-boosting",
                                Fingerprint.of(model).toString(),
                                decision,
                                at,
                                Map.of(
                                        "model.bin",
                                        model,
                                        "plan.json",
                                        "{}".getBytes(StandardCharsets.UTF_8))));
        ledger.model(run, version);
        if (decision.equals("PROMOTE")) {
            registry.promote(
                    Proof.of(registry, run.project(), version),
                    "gate",
                    "verdict PROMOTE in " + run,
                    at);
        }
        return version;
    }

    private JobExecution attempt(RunKey run, Instant at) {
        JobParameters parameters =
                new JobParametersBuilder().addString("run", run.name()).toJobParameters();
        var instance = repository.getJobInstance(run.jobName(), parameters);
        if (instance == null) {
            instance = repository.createJobInstance(run.jobName(), parameters);
        }
        JobExecution attempt =
                repository.createJobExecution(instance, parameters, new ExecutionContext());
        attempt.setStartTime(local(at));
        attempt.setStatus(BatchStatus.STARTED);
        repository.update(attempt);
        return attempt;
    }

    private void steps(RunKey run, JobExecution attempt, List<String> names, Instant at) {
        for (String name : names) {
            StepExecution step = repository.createStepExecution(name, attempt);
            step.setStartTime(local(at));
            step.getExecutionContext().putString("nightjar.checkpoint", "records=7043;chunks=2");
            repository.updateExecutionContext(step);
            snapshots.save(run, name, 1, bytes(5_000));
            ledger.measure(run, measurements(name));
            step.setReadCount(7043);
            step.setWriteCount(7032);
            step.setStatus(BatchStatus.COMPLETED);
            step.setEndTime(local(at));
            repository.update(step);
        }
    }

    private List<Measurement> measurements(String step) {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            measurements.add(
                    Measurement.of(step, Quantity.MISSING, random.nextDouble()).ofColumn("c" + i));
        }
        return measurements;
    }

    private void end(RunKey run, JobExecution attempt, BatchStatus status, Instant at) {
        attempt.setStatus(status);
        attempt.setEndTime(local(at.plusSeconds(60)));
        repository.update(attempt);
        if (status == BatchStatus.COMPLETED) {
            snapshots.clear(run);
        }
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    static RunKey key(String project, RunKey.Job job, LocalDate date) {
        return new RunKey(project, job, date, 1, null);
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, ZONE);
    }
}
