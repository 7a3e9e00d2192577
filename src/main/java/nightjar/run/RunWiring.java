package nightjar.run;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import nightjar.database.RunKey;
import nightjar.durable.CrashPoint;
import nightjar.durable.Json;
import nightjar.engine.ChunkPasses;
import nightjar.engine.Passes;
import nightjar.engine.SnapshotStore;
import nightjar.engine.StepMeter;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.ledger.Snapshot;
import nightjar.ledger.view.StepCosts;
import nightjar.model.Task;
import nightjar.pass.Progress;
import nightjar.pass.RowSource;
import nightjar.source.Input;
import nightjar.source.RawRecords;
import nightjar.source.RejectedParts;
import nightjar.source.csv.RowForm;
import nightjar.source.parquet.ParquetParts;
import nightjar.stage.clean.CleanCounts;
import nightjar.stage.clean.CleanRows;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.clean.TaskFinder;
import nightjar.stage.evaluate.EvaluateStage;
import nightjar.stage.evaluate.challenger.Challenge;
import nightjar.stage.evaluate.challenger.Challenger;
import nightjar.stage.evaluate.challenger.Importance;
import nightjar.stage.evaluate.challenger.Predictor;
import nightjar.stage.evaluate.challenger.RuleChallenger;
import nightjar.stage.explore.ExploreStage;
import nightjar.stage.explore.Profile;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.FeaturesStage;
import nightjar.stage.gate.GateStage;
import nightjar.stage.promote.GoldenFile;
import nightjar.stage.promote.PromoteStage;
import nightjar.stage.promote.SelfTestDraw;
import nightjar.stage.review.ReviewSampling;
import nightjar.stage.rule.RuleFiles;
import nightjar.stage.rule.SimpleRule;
import nightjar.stage.rule.SimpleRules;
import nightjar.stage.score.Replay;
import nightjar.stage.score.ScoreStage;
import nightjar.stage.train.FittedModel;
import nightjar.stage.train.TrainStage;
import nightjar.stage.validate.ProfileObserved;
import nightjar.stage.validate.ValidateStage;
import nightjar.table.Schema;
import nightjar.workspace.Attempts;
import nightjar.workspace.LabelExpression;
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
final class RunWiring {

    /// Rows per batch; a unit has several batches. The system property `nightjar.batch.rows` makes units small where tests need many.
    private static final int BATCH_ROWS =
            Integer.getInteger("nightjar.batch.rows", ExploreStage.BATCH_ROWS);

    private final Workspace workspace;
    private final CurrentRun run;
    private final RunRequest request;
    private final Inputs inputs;
    private final Stopping stopping;
    private final Progress progress;
    private final InstantSource clock;

    RunWiring(
            Workspace workspace,
            CurrentRun run,
            RunRequest request,
            Inputs inputs,
            Stopping stopping,
            Progress progress,
            InstantSource clock) {
        this.workspace = workspace;
        this.run = run;
        this.request = request;
        this.inputs = inputs;
        this.stopping = stopping;
        this.progress = progress;
        this.clock = clock;
    }

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
        if (BATCH_ROWS != ExploreStage.BATCH_ROWS) {
            String first = run.key().job() == RunKey.Job.TRAIN ? "explore" : "score";
            workspace
                    .ledger()
                    .measure(
                            run.key(),
                            List.of(Measurement.of(first, Quantity.BATCH_ROWS, BATCH_ROWS)));
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
        return switch (run.key().job()) {
            case TRAIN -> train(repository, passes);
            case SCORE -> scoring(repository, passes);
            case WATCH ->
                    throw new IllegalArgumentException("There is no job " + run.key().job().word());
        };
    }

    private RowSource raw() {
        return raw(1);
    }

    /// In the batches that statistics like.
    private RowSource explored() {
        return raw(BATCH_ROWS < ExploreStage.BATCH_ROWS ? 1 : ExploreStage.LARGER);
    }

    /// Of no rows a model cannot be made; whether there may be none to score, the project file says.
    private RowSource raw(int times) {
        Input rows = inputs.rows().input();
        RowSource source =
                run.key().job() == RunKey.Job.SCORE
                        ? rows.openPerhapsEmpty(BATCH_ROWS)
                        : rows.open(BATCH_ROWS);
        return inputs.rows().watched(source.suiting(run.spec().data().cellTypes()).larger(times));
    }

    private Job scoring(JobRepository repository, Passes passes) {
        RunRequest.Mended mended = request.replay();
        if (mended == null) {
            return new ScoreJob(run, repository, score(passes, this::raw)).job();
        }
        RunKey published = RunKey.parse(mended.published()).orElseThrow();
        Replay replay =
                new Replay(
                        run, workspace.ledger(), workspace.folder(published), request.isGuarded());
        return new ReplayJob(run, repository, score(passes, replay::source), replay).job();
    }

    private ScoreStage score(Passes passes, Supplier<RowSource> rows) {
        return new ScoreStage(
                passes,
                run,
                workspace.ledger(),
                workspace.registry(),
                rows,
                request.target(),
                clock,
                this::form);
    }

    private RowForm form() {
        return RowForm.of(inputs.rows().input().openPerhapsEmpty(BATCH_ROWS));
    }

    private Job train(JobRepository repository, Passes passes) {
        Ledger ledger = workspace.ledger();
        CleanRows clean = clean();
        Supplier<RowSource> training = () -> clean.training(BATCH_ROWS);
        Supplier<RowSource> holdout = () -> clean.holdout(BATCH_ROWS);
        return new TrainJob(
                        run,
                        repository,
                        new ExploreStage(
                                passes,
                                run,
                                ledger,
                                this::explored,
                                LabelExpression.of(run.spec())),
                        new ValidateStage(passes, run, ledger, () -> ProfileObserved.of(profile())),
                        new CleanStage(
                                passes, run, ledger, this::raw, this::task, cleanSinks(clean)),
                        new FeaturesStage(passes, run, ledger, training, this::task),
                        new TrainStage(passes, run, ledger, training, this::task),
                        evaluate(passes, ledger, holdout),
                        new GateStage(
                                passes,
                                run,
                                ledger,
                                () ->
                                        workspace
                                                .registry()
                                                .champion(run.spec().project(), clock.instant()),
                                new GoldenFile(run, ledger)::applied,
                                review(holdout)::standing),
                        new PromoteStage(
                                passes,
                                run,
                                ledger,
                                workspace.registry(),
                                workspace.verifier(),
                                canary(training),
                                clock))
                .job();
    }

    private SelfTestDraw canary(Supplier<RowSource> training) {
        return new SelfTestDraw(
                run.spec(),
                () -> RawRecords.Form.of(inputs.rows().input().open(BATCH_ROWS)),
                this::raw,
                training);
    }

    private Profile profile() {
        return run.folder().read("profile.json", Profile.class);
    }

    private Task task() {
        return TaskFinder.find(run.file(), profile().label());
    }

    private CleanStage.Sinks cleanSinks(CleanRows rows) {
        RejectedParts rejected =
                new RejectedParts(
                        run.folder().resolve("rejected"),
                        run.folder().files(),
                        run.folder().book());
        return new CleanStage.Sinks(
                rows, rejected, () -> rejected.publish(run.folder().resolve("rejected.csv")));
    }

    private EvaluateStage evaluate(Passes passes, Ledger ledger, Supplier<RowSource> holdout) {
        ParquetParts predictions = predictions();
        RejectedParts rejected =
                new RejectedParts(
                        run.folder().resolve("predictions-rejected"),
                        run.folder().files(),
                        run.folder().book());
        return new EvaluateStage(
                passes,
                run,
                ledger,
                new EvaluateStage.Tables(
                        holdout, predictions, rejected, () -> predictions.source(BATCH_ROWS)),
                () -> contest(holdout.get().schema()));
    }

    private ParquetParts predictions() {
        return new ParquetParts(
                run.folder().resolve("predictions"), run.folder().files(), run.folder().book());
    }

    private ReviewSampling review(Supplier<RowSource> holdout) {
        return new ReviewSampling(
                run,
                () -> PromoteStage.candidate(run),
                () -> predictions().source(BATCH_ROWS),
                holdout,
                workspace.reviews(),
                clock);
    }

    private Challenge contest(Schema schema) {
        TrainStage.settle(run);
        FittedModel candidate = PromoteStage.candidate(run);
        List<RuleChallenger> rivals =
                rules().stream()
                        .map(
                                rule ->
                                        new RuleChallenger(
                                                rule.name(),
                                                rule.text(),
                                                contestant(rule.model(), schema)))
                        .toList();
        return new Challenge(
                task(),
                contestant(candidate, schema),
                new StandingChampion(workspace, run, clock).on(schema, task()),
                rivals,
                importance());
    }

    /// The simple rules may use what features are made of.
    private List<SimpleRule> rules() {
        return RuleFiles.of(
                run.folder(),
                () ->
                        SimpleRules.fit(
                                clean().training(BATCH_ROWS),
                                task(),
                                run.spec(),
                                run.folder()
                                        .read(CleanStage.FILE, CleanCounts.class)
                                        .trainingRows(),
                                run.folder().read(FeaturesStage.FILE, FeaturePlan.class).inputs()));
    }

    private CleanRows clean() {
        return new CleanRows(
                run.folder().resolve("clean"), run.folder().files(), run.folder().book());
    }

    private Challenger contestant(FittedModel model, Schema schema) {
        FittedModel.Predicting predicting = model.on(schema, run.key().date());
        Predictor predictor = predicting::predict;
        return new Challenger(predictor, model.candidate().threshold());
    }

    private List<Importance> importance() {
        return Json.tree(
                        new String(
                                run.folder().readBytes("candidate/importance.json"),
                                StandardCharsets.UTF_8))
                .properties()
                .stream()
                .map(one -> new Importance(one.getKey(), one.getValue().asDouble()))
                .sorted(
                        java.util.Comparator.comparingDouble(Importance::value)
                                .reversed()
                                .thenComparing(Importance::feature))
                .toList();
    }
}
