package nightjar.run;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import nightjar.database.RunKey;
import nightjar.durable.CrashPoint;
import nightjar.engine.ChunkPasses;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.engine.SnapshotStore;
import nightjar.engine.StepMeter;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.ledger.RunFolder;
import nightjar.ledger.Snapshot;
import nightjar.ledger.view.StepCosts;
import nightjar.pass.Progress;
import nightjar.pass.RowSource;
import nightjar.workspace.Attempts;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;

/// Puts the objects of one run together and works it off in the calling thread.
record RunWiring(
        Workspace workspace,
        CurrentRun run,
        RunRequest request,
        Inputs inputs,
        Stopping stopping,
        Progress progress,
        InstantSource clock) {

    JobExecution execute() {
        try (Workers workers = Workers.open()) {
            Attempts attempts = Attempts.of(run.key(), workspace.database());
            attempts.closeDead();
            CrashPoint.RUN_RECOVERED.passed("run");
            run.folder().requireWhole();
            recordUnits();
            JobRepository repository = attempts.repository();
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.setTaskExecutor(new SyncTaskExecutor());
            operator.afterPropertiesSet();
            JobExecution execution =
                    operator.start(
                            job(repository, passes(repository, workers.threads())),
                            attempts.parameters());
            if (execution.getStatus() == BatchStatus.COMPLETED) {
                // Nothing will be resumed from them; earlier, a restart of the last step might.
                new nightjar.ledger.Snapshots(workspace.database()).clear(run.key());
            }
            return execution;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(run.key() + " cannot begin: " + e.getMessage(), e);
        }
    }

    /// Other units give other last bits: a run that is not made as usual says so.
    private void recordUnits() {
        if (RowSource.BATCH_ROWS != RowSource.USUAL_BATCH_ROWS) {
            String first = run.key().job() == RunKey.Job.TRAIN ? "explore" : "score";
            workspace
                    .ledger()
                    .measure(
                            run.key(),
                            List.of(
                                    Measurement.of(
                                            first, Quantity.BATCH_ROWS, RowSource.BATCH_ROWS)));
        }
    }

    private Passes passes(JobRepository repository, ExecutorService workers) {
        return new ChunkPasses(
                repository,
                workspace.database().transactionManager(),
                new TaskExecutorAdapter(workers),
                snapshots(),
                run.folder(),
                stopping,
                progress,
                meter());
    }

    private StepMeter meter() {
        StepCosts costs = new StepCosts(workspace.database());
        return new StepMeter(inputs.rows()::bytesRead, cost -> costs.enter(run.key(), cost));
    }

    private SnapshotStore snapshots() {
        nightjar.ledger.Snapshots table = new nightjar.ledger.Snapshots(workspace.database());
        return new SnapshotStore() {
            @Override
            public void save(String step, int sequence, byte[] state) {
                table.save(run.key(), step, sequence, state);
            }

            @Override
            public Optional<byte[]> load(String step, int sequence) {
                return table.find(run.key(), step, sequence).map(Snapshot::state);
            }
        };
    }

    private Job job(JobRepository repository, Passes passes) {
        RunContext context = new RunContext(passes, run, workspace.ledger());
        InputRows rows = new InputRows(request, inputs.rows());
        String name = run.key().jobName();
        RunRequest.Mended mended = request.replay();
        return switch (run.key().job()) {
            case TRAIN -> TrainJob.of(context, rows, workspace, clock).job(name, repository);
            case SCORE ->
                    mended == null
                            ? ScoreJob.of(context, rows, workspace, clock).job(name, repository)
                            : ReplayJob.of(context, rows, published(mended), workspace, clock)
                                    .job(name, repository);
            case WATCH ->
                    throw new IllegalArgumentException("There is no job " + run.key().job().word());
        };
    }

    private RunFolder published(RunRequest.Mended mended) {
        return workspace.folder(RunKey.parse(mended.published()).orElseThrow());
    }
}
