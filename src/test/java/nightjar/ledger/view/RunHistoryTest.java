package nightjar.ledger.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import nightjar.database.DatabaseContract;
import nightjar.database.Lease;
import nightjar.database.Leases;
import nightjar.database.ProcessIdentity;
import nightjar.database.RunKey;
import nightjar.durable.Json;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Output;
import nightjar.ledger.Quantity;
import nightjar.project.training.Metric;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class RunHistoryTest extends DatabaseContract {

    @Test
    void showsACompleteRun() throws Exception {
        RunKey run = newRun();
        Ledger ledger = new Ledger(database);
        ledger.begin(record(run, NOW));
        JobExecution attempt = attempt(run, NOW);
        step(attempt, "explore", NOW, Duration.ofMillis(250), 7043, 7043, 0);
        step(attempt, "clean", NOW, Duration.ofMillis(400), 7043, 7032, 11);
        end(attempt, BatchStatus.COMPLETED, NOW.plusMillis(12_400));
        ledger.measure(
                run,
                List.of(
                        Measurement.of("evaluate", Quantity.of(Metric.AUC).value(), 0.846)
                                .ofModel("candidate"),
                        Measurement.of("explore", Quantity.MISSING, Double.NaN).ofColumn("plan")));
        ledger.verdict(run, "{\"decision\": \"PROMOTE\", \"reasons\": []}");
        ledger.output(run, new Output("out/a.csv", 7032, "ab"));
        register(run, 1);
        ledger.model(run, 1);

        RunView view = new RunHistory(database, CLOCK).show(run).orElseThrow();

        assertThat(view)
                .isEqualTo(
                        new RunView(
                                run.name(),
                                run.project(),
                                "train",
                                LocalDate.parse("2026-11-22"),
                                RunState.COMPLETED,
                                1,
                                NOW,
                                12.4,
                                List.of(
                                        new StepView(
                                                "explore",
                                                RunState.COMPLETED,
                                                1,
                                                7043,
                                                7043,
                                                0,
                                                0.25),
                                        new StepView(
                                                "clean",
                                                RunState.COMPLETED,
                                                1,
                                                7043,
                                                7032,
                                                11,
                                                0.4)),
                                List.of(
                                        new RunView.Value(
                                                "evaluate",
                                                "auc",
                                                0.846,
                                                "1",
                                                "candidate",
                                                null,
                                                null,
                                                null),
                                        new RunView.Value(
                                                "explore", "missing", null, "1", null, null, "plan",
                                                null)),
                                Json.tree("{\"decision\": \"PROMOTE\", \"reasons\": []}"),
                                new RunView.Model(1, "logistic", "sha256:aa"),
                                List.of(new Output("out/a.csv", 7032, "ab")),
                                null,
                                null,
                                new RunView.Made(null, java.util.Collections.singletonList(null))));
    }

    @Test
    void printsARunAsTheCommandPromises() {
        RunKey run = newRun();
        new Ledger(database).begin(record(run, NOW));

        String json = Json.write(new RunHistory(database, CLOCK).show(run).orElseThrow());

        assertThat(json)
                .isEqualTo(
                        """
                        {
                          "run" : "PROJECT.train.2026-11-22",
                          "project" : "PROJECT",
                          "job" : "train",
                          "date" : "2026-11-22",
                          "status" : "INTERRUPTED",
                          "attempts" : 0,
                          "started" : "2026-11-22T02:00:00.123Z",
                          "seconds" : 0.0,
                          "steps" : [ ],
                          "measurements" : [ ],
                          "verdict" : null,
                          "model" : null,
                          "outputs" : [ ],
                          "holder" : null,
                          "failure" : null,
                          "nightjar" : {
                            "begun" : null,
                            "attempts" : [ ]
                          }
                        }
                        """
                                .replace("PROJECT", run.project()));
    }

    @Test
    void showsTheLatestAttemptOfEachStepAndTheTimeOfAllAttempts() throws Exception {
        RunKey run = newRun();
        new Ledger(database).begin(record(run, NOW));
        JobExecution first = attempt(run, NOW);
        step(first, "explore", NOW, Duration.ofSeconds(1), 100, 100, 0);
        StepExecution failed = step(first, "clean", NOW, Duration.ofSeconds(2), 50, 40, 10);
        failed.setStatus(BatchStatus.FAILED);
        repository().update(failed);
        end(first, BatchStatus.FAILED, NOW.plusSeconds(3));
        Instant later = NOW.plusSeconds(100);
        JobExecution second = attempt(run, later);
        step(second, "clean", later, Duration.ofSeconds(4), 60, 58, 2);
        end(second, BatchStatus.COMPLETED, later.plusSeconds(5));

        RunView view = new RunHistory(database, CLOCK).show(run).orElseThrow();

        assertThat(view.status()).isEqualTo(RunState.COMPLETED);
        assertThat(view.attempts()).isEqualTo(2);
        assertThat(view.seconds()).isEqualTo(8);
        assertThat(view.steps())
                .containsExactly(
                        new StepView("explore", RunState.COMPLETED, 1, 100, 100, 0, 1),
                        new StepView("clean", RunState.COMPLETED, 2, 60, 58, 2, 4));
    }

    @Test
    void showsWhatTheAttemptsAtAStepTookTogether() throws Exception {
        RunKey run = newRun();
        new Ledger(database).begin(record(run, NOW));
        JobExecution first = attempt(run, NOW);
        step(first, "clean", NOW, Duration.ofSeconds(2), 40, 40, 0);
        end(first, BatchStatus.FAILED, NOW.plusSeconds(3));
        JobExecution second = attempt(run, NOW.plusSeconds(10));
        step(second, "clean", NOW.plusSeconds(10), Duration.ofSeconds(4), 100, 100, 0);
        end(second, BatchStatus.COMPLETED, NOW.plusSeconds(15));
        StepCosts costs = new StepCosts(database);
        costs.enter(run, cost("clean", first.getId(), 2, 40L, 4_000L, 700));
        costs.enter(run, cost("clean", second.getId(), 3, 60L, 6_000L, 600));

        RunView view = new RunHistory(database, CLOCK).show(run).orElseThrow();

        assertThat(view.steps())
                .containsExactly(
                        new StepView(
                                "clean",
                                RunState.COMPLETED,
                                2,
                                100,
                                100,
                                0,
                                4,
                                20.0,
                                2_000.0,
                                700L,
                                "resident",
                                null));
        assertThat(Json.write(view.steps().getFirst()))
                .isEqualTo(
                        """
                        {
                          "name" : "clean",
                          "status" : "COMPLETED",
                          "attempt" : 2,
                          "read" : 100,
                          "written" : 100,
                          "rejected" : 0,
                          "seconds" : 4.0,
                          "rows_per_second" : 20.0,
                          "bytes_per_second" : 2000.0,
                          "peak_memory" : 700,
                          "peak_memory_of" : "resident",
                          "slower" : null
                        }
                        """);
    }

    @Test
    void pointsOutAStepThatIsSlowerThanInTheRunsBefore() throws Exception {
        String project = newProject();
        for (int day = 1; day <= 5; day++) {
            // From 9 to 13 s: the median is 11 s, so 818 rows/s.
            completed(project, day, 8 + day, 9_000L);
        }
        RunKey slow = completed(project, 6, 18, 9_000L);

        List<StepView> steps = new RunHistory(database, CLOCK).show(slow).orElseThrow().steps();

        assertThat(steps)
                .extracting(StepView::slower)
                .containsExactly(
                        "clean took 18.0 s at 500 rows/s, and the median is 818 rows/s; as in the runs before it would have been 11.0 s.",
                        "train took 18.0 s; as in the runs before it would have been 11.0 s.");
    }

    @Test
    void saysNothingOfAStepWithLittleHistoryOrABitSlower() throws Exception {
        String project = newProject();
        for (int day = 1; day <= 4; day++) {
            completed(project, day, 10, 9_000L);
        }
        RunKey fifth = completed(project, 5, 30, 9_000L);
        RunKey sixth = completed(project, 6, 14, 9_000L);
        RunKey twiceTheRows = completed(project, 7, 20, 18_000L);

        RunHistory history = new RunHistory(database, CLOCK);

        assertThat(slower(history, fifth)).containsExactly(null, null);
        assertThat(slower(history, sixth)).containsExactly(null, null);
        assertThat(slower(history, twiceTheRows).getFirst()).isNull();
    }

    private static List<@Nullable String> slower(RunHistory history, RunKey run) {
        return history.show(run).orElseThrow().steps().stream().map(StepView::slower).toList();
    }

    private RunKey completed(String project, int day, double seconds, long rows) throws Exception {
        LocalDate date = LocalDate.parse("2026-11-01").plusDays(day);
        RunKey run = new RunKey(project, RunKey.Job.TRAIN, date, 1, null);
        Instant begun = NOW.plusSeconds(day * 86_400L);
        new Ledger(database).begin(record(run, begun));
        JobExecution attempt = attempt(run, begun);
        step(attempt, "clean", begun, Duration.ofSeconds(1), rows, rows, 0);
        step(attempt, "train", begun, Duration.ofSeconds(1), 3, 3, 0);
        end(attempt, BatchStatus.COMPLETED, begun.plusSeconds(100));
        StepCosts costs = new StepCosts(database);
        costs.enter(run, cost("clean", attempt.getId(), seconds, rows, null, 1));
        costs.enter(run, cost("train", attempt.getId(), seconds, null, null, 1));
        return run;
    }

    private static StepCost cost(
            String step,
            long execution,
            double seconds,
            @Nullable Long rows,
            @Nullable Long bytes,
            long memory) {
        return new StepCost(
                step, execution, seconds, rows, bytes, memory, StepCost.Memory.RESIDENT);
    }

    @Test
    void callsARunRunningAsLongAsSomebodyHoldsIt() throws Exception {
        RunKey run = newRun();
        new Ledger(database).begin(record(run, NOW));
        RunHistory history = new RunHistory(database, CLOCK);
        Lease lease = new Leases(database).acquire(run);
        assertThat(history.state(run)).contains(RunState.RUNNING);
        JobExecution attempt = attempt(run, NOW.minusSeconds(10));
        step(attempt, "clean", NOW.minusSeconds(9), null, 50, 40, 10);

        RunView running = history.show(run).orElseThrow();
        lease.release();
        RunView interrupted = history.show(run).orElseThrow();

        assertThat(running.status()).isEqualTo(RunState.RUNNING);
        assertThat(running.seconds()).isEqualTo(10);
        assertThat(running.steps())
                .containsExactly(new StepView("clean", RunState.RUNNING, 1, 50, 40, 10, 9));
        assertThat(interrupted.status()).isEqualTo(RunState.INTERRUPTED);
        assertThat(interrupted.steps().getFirst().status()).isEqualTo(RunState.INTERRUPTED);
    }

    @Test
    void callsARunInterruptedWhenItsProcessIsGoneOrSilent() throws Exception {
        ProcessIdentity here = ProcessIdentity.CURRENT;
        ProcessIdentity gone =
                new ProcessIdentity(
                        here.host(), here.machine(), here.pid(), here.start() + 1_000_000);
        RunKey run = newRun();
        new Ledger(database).begin(record(run, NOW));
        attempt(run, NOW);

        Lease _ = new Leases(database, Duration.ofHours(1), Duration.ofHours(1), gone).acquire(run);

        assertThat(new RunHistory(database, CLOCK).state(run)).contains(RunState.INTERRUPTED);
    }

    @Test
    void readsEveryOtherStatusAsItStands() throws Exception {
        RunHistory history = new RunHistory(database, CLOCK);
        for (BatchStatus status :
                List.of(
                        BatchStatus.COMPLETED,
                        BatchStatus.FAILED,
                        BatchStatus.STOPPED,
                        BatchStatus.ABANDONED)) {
            RunKey run = newRun();
            new Ledger(database).begin(record(run, NOW));
            end(attempt(run, NOW), status, NOW.plusSeconds(1));

            assertThat(history.state(run)).contains(RunState.valueOf(status.name()));
        }
        assertThat(history.state(newRun())).isEmpty();
    }

    @Test
    void listsTenThousandRunsNewestFirst() {
        String project = newProject();
        manyRuns(project, 10_000);
        RunHistory history = new RunHistory(database, CLOCK);

        List<RunSummary> newest = history.list(project, 3);

        LocalDate last = LocalDate.parse("2000-01-01").plusDays(9_999);
        assertThat(newest)
                .extracting(RunSummary::date)
                .containsExactly(last, last.minusDays(1), last.minusDays(2));
        assertThat(newest.getFirst())
                .isEqualTo(
                        new RunSummary(
                                project + ".train." + last,
                                project,
                                "train",
                                last,
                                RunState.COMPLETED,
                                1,
                                Instant.EPOCH.plusSeconds(9_999),
                                2.5,
                                "HOLD",
                                null));
        assertThat(history.list(project, 20_000)).hasSize(10_000);
        assertThat(history.list(null, 10)).hasSize(10);
    }

    private void manyRuns(String project, int runs) {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> executions = new ArrayList<>();
        List<Object[]> parameters = new ArrayList<>();
        LocalDate first = LocalDate.parse("2000-01-01");
        for (int i = 0; i < runs; i++) {
            String date = first.plusDays(i).toString();
            String run = project + ".train." + date;
            rows.add(new Object[] {run, project, date, i * 1000L});
            long id = 1_000_000L + i;
            Timestamp start = new Timestamp(i * 1000L);
            executions.add(new Object[] {id, start, start, new Timestamp(i * 1000L + 2500)});
            parameters.add(new Object[] {id, run});
        }
        database.inTransaction(
                () -> {
                    database.template()
                            .batchUpdate(
                                    """
                                    INSERT INTO run (run, project, job, date, sequence, input, created, project_file,
                                        workspace, project_text, project_sha256, inputs, verdict)
                                    VALUES (?, ?, 'train', ?, 1, '', ?, '', '', '', '', '[]', '{"decision": "HOLD"}')
                                    """,
                                    rows);
                    database.template()
                            .update(
                                    """
                                    INSERT INTO BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, JOB_NAME, JOB_KEY)
                                    VALUES (1000000, ?, 'many')
                                    """,
                                    project);
                    database.template()
                            .batchUpdate(
                                    """
                                    INSERT INTO BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, JOB_INSTANCE_ID, STATUS,
                                        CREATE_TIME, START_TIME, END_TIME)
                                    VALUES (?, 1000000, 'COMPLETED', ?, ?, ?)
                                    """,
                                    executions);
                    return database.template()
                            .batchUpdate(
                                    """
                                    INSERT INTO BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID, PARAMETER_NAME,
                                        PARAMETER_TYPE, PARAMETER_VALUE, IDENTIFYING)
                                    VALUES (?, 'run', 'java.lang.String', ?, 'Y')
                                    """,
                                    parameters);
                });
    }

    private void register(RunKey run, int version) {
        database.jdbc()
                .sql(
                        "INSERT INTO model_version (project, version, run, algorithm, fingerprint, decision, created) VALUES (?, ?, ?, 'logistic', 'sha256:aa', 'PROMOTE', 0)")
                .params(run.project(), version, run.name())
                .update();
    }

    private JobRepository repository() throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database.dataSource());
        factory.setTransactionManager(database.transactionManager());
        factory.afterPropertiesSet();
        return factory.getObject();
    }

    private JobExecution attempt(RunKey run, Instant start) throws Exception {
        JobRepository repository = repository();
        JobParameters parameters =
                new JobParametersBuilder().addString("run", run.name()).toJobParameters();
        var instance = repository.getJobInstance(run.jobName(), parameters);
        if (instance == null) {
            instance = repository.createJobInstance(run.jobName(), parameters);
        }
        JobExecution execution =
                repository.createJobExecution(instance, parameters, new ExecutionContext());
        execution.setStartTime(local(start));
        execution.setStatus(BatchStatus.STARTED);
        repository.update(execution);
        return execution;
    }

    private void end(JobExecution execution, BatchStatus status, Instant end) throws Exception {
        execution.setStatus(status);
        execution.setEndTime(local(end));
        repository().update(execution);
    }

    private StepExecution step(
            JobExecution execution,
            String name,
            Instant start,
            @Nullable Duration took,
            long read,
            long written,
            long rejected)
            throws Exception {
        StepExecution step = repository().createStepExecution(name, execution);
        step.setStartTime(local(start));
        step.setStatus(took == null ? BatchStatus.STARTED : BatchStatus.COMPLETED);
        if (took != null) {
            step.setEndTime(local(start.plus(took)));
        }
        step.setReadCount(read);
        step.setWriteCount(written);
        step.setFilterCount(rejected);
        repository().update(step);
        return step;
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }
}
