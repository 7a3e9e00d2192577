package nightjar.stage.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.project.Goal;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Hyperparameter;
import nightjar.stage.clean.CleanCounts;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.train.trainer.Fit;
import nightjar.stage.train.trainer.TrainingSet;
import nightjar.stage.train.trainer.Trial;
import nightjar.table.DataRejected;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `train`: judges every trial, fits the best on all training rows, writes `trials/` and `candidate/`.
public final class TrainStage {

    /// The fitted candidate, as [FittedModel] is read from it.
    public static final Artifact.Whole<SortedMap<String, byte[]>> CANDIDATE =
            Artifact.files("candidate/", FittedModel.FILES);

    /// Share of each feature in what the candidate goes by.
    public static final Artifact.Whole<FeatureImportance> IMPORTANCE =
            Artifact.bytes(
                    "candidate/importance.json", FeatureImportance::of, FeatureImportance::bytes);

    public static final Artifact.Whole<TrainingSample> SAMPLE =
            Artifact.json("training-sample.json", TrainingSample.class);

    private static final Artifact.Parts<TrialFiles> TRIALS =
            new Artifact.Parts<>("trials/", TrialFiles::new);

    private static final String NAME = "train";
    private static final Logger LOG = LoggerFactory.getLogger(TrainStage.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final HandOver<RowSource> training;
    private final HandOver<CleanCounts> counts;
    private final HandOver<Task> task;
    private final HandOver<FeaturePlan> plan;
    private final TrialFiles trials;
    private @Nullable CrossValidation validation;

    public TrainStage(
            RunContext context,
            HandOver<RowSource> training,
            HandOver<CleanCounts> counts,
            HandOver<Task> task,
            HandOver<FeaturePlan> plan) {
        this.passes = context.passes();
        this.run = context.run();
        this.ledger = context.ledger();
        this.training = training;
        this.counts = counts;
        this.task = task;
        this.plan = plan;
        this.trials = context.run().folder().read(TRIALS);
    }

    /// The files of the fitted candidate.
    public HandOver<SortedMap<String, byte[]>> files() {
        return run.folder().handOver(CANDIDATE);
    }

    public HandOver<FittedModel> candidate() {
        return files().then(FittedModel::read);
    }

    public HandOver<FeatureImportance> importance() {
        return run.folder().handOver(IMPORTANCE);
    }

    public HandOver<TrainingSample> sample() {
        return run.folder().handOver(SAMPLE);
    }

    public Step step() {
        return passes.each(NAME, "trials", this::planned, this::judge, this::keep, this::finish);
    }

    private List<Trial> planned() {
        return TrialPlan.of(run.spec().train());
    }

    private TrialOutcome judge(Trial trial) {
        // The outcome of the trial before is committed.
        FitCheckpointFile.remove(
                run.folder(), String.format(Locale.ROOT, "trial-%04d", trial.number() - 1));
        return trials.has(trial) ? trials.read(trial) : validation().judge(trial);
    }

    private void keep(TrialOutcome outcome) {
        trials.write(outcome);
        if (outcome instanceof TrialOutcome.Scored scored) {
            ledger.measure(run.key(), measurements(scored, scored.trial().name()));
            scored.findings()
                    .forEach(finding -> tell(scored.trial().name(), scored.trial(), finding));
        }
    }

    private static void tell(String name, Trial trial, String finding) {
        LOG.info("{} ({}): {}", name, trial.algorithm().yamlName(), finding);
    }

    /// What cross-validation found, such as `cv_auc`, in the order of the metrics.
    private static List<Measurement> measurements(TrialOutcome.Scored scored, String model) {
        return new TreeMap<>(scored.means())
                .entrySet().stream()
                        .map(
                                mean ->
                                        Measurement.of(
                                                        NAME,
                                                        Quantity.of(mean.getKey()).crossValidated(),
                                                        mean.getValue())
                                                .ofModel(model))
                        .toList();
    }

    private synchronized CrossValidation validation() {
        if (validation == null) {
            FeaturePlan features = plan.get();
            Goal goal = run.spec().goal();
            Map<Algorithm, int[]> columns = new EnumMap<>(Algorithm.class);
            for (Algorithm algorithm : Algorithm.candidates()) {
                columns.put(algorithm, features.columnsFor(algorithm));
            }
            TrainingSet set =
                    TrainingSetReader.read(
                            training.get(),
                            features,
                            task.get(),
                            run.spec().train().holdout().after() != null,
                            run.key().date(),
                            sampled(features));
            validation =
                    new CrossValidation(
                            set,
                            run.spec().train(),
                            columns,
                            new Threshold(goal == null ? null : goal.value()),
                            name -> new FitCheckpointFile(run.folder(), name));
        }
        return validation;
    }

    private TrainingSample sampled(FeaturePlan features) {
        TrainingSample sample =
                run.folder()
                        .once(
                                SAMPLE,
                                () ->
                                        TrainingSample.of(
                                                counts.get().trainingRows(),
                                                features.names().size(),
                                                Runtime.getRuntime().maxMemory(),
                                                run.spec().train().holdout().seed()));
        if (!sample.takesAll()) {
            LOG.warn(sample.sentence());
        }
        return sample;
    }

    /// Removes what the step kept for a restart of itself. For those behind it.
    public static void settle(CurrentRun run) {
        run.folder().removeAll(FitCheckpointFile.FITS);
    }

    private void finish() {
        TrialOutcome.Scored best = best();
        Trial trial = withRounds(best);
        Fit fit = validation().refit(trial);
        Stream.ofNullable(fit.shortfall()).forEach(one -> tell("the candidate", trial, one));
        Candidate candidate =
                new Candidate(
                        trial,
                        fit.rounds(),
                        threshold(best),
                        best.metric(),
                        best.mean(),
                        best.deviation());
        FittedModel fitted =
                new FittedModel(
                        task.get(),
                        candidate,
                        plan.get().restrictedTo(trial.algorithm()),
                        fit.model());
        run.folder().write(CANDIDATE, fitted.files());
        run.folder().write(IMPORTANCE, FeatureImportance.of(fitted));
        measure(best, candidate);
        validation().close();
    }

    private double threshold(TrialOutcome.Scored best) {
        Double judged = best.threshold();
        if (judged != null) {
            return judged;
        }
        return task.get() instanceof Task.Binary ? validation().unjudgedThreshold() : 0.5;
    }

    private void measure(TrialOutcome.Scored best, Candidate candidate) {
        List<Measurement> all = new ArrayList<>(measurements(best, "candidate"));
        if (task.get() instanceof Task.Binary) {
            all.add(
                    Measurement.of(NAME, Quantity.THRESHOLD, candidate.threshold())
                            .ofModel("candidate"));
        }
        ledger.measure(run.key(), all);
    }

    /// Boosting is refitted with the rounds that were best on average.
    private static Trial withRounds(TrialOutcome.Scored best) {
        Trial trial = best.trial();
        if (trial.algorithm() != Algorithm.GRADIENT_BOOSTING || best.rounds() == 0) {
            return trial;
        }
        Map<String, Double> parameters = new java.util.LinkedHashMap<>(trial.parameters());
        parameters.put(Hyperparameter.ROUNDS, (double) best.rounds());
        return new Trial(trial.number(), trial.algorithm(), parameters, trial.seed());
    }

    private TrialOutcome.Scored best() {
        TrialOutcome.Scored best = null;
        List<String> reasons = new ArrayList<>();
        for (Trial trial : planned()) {
            switch (trials.read(trial)) {
                case TrialOutcome.Scored scored ->
                        best = best == null || scored.beats(best) ? scored : best;
                case TrialOutcome.Failed failed ->
                        reasons.add(
                                trial.name()
                                        + " ("
                                        + trial.algorithm().yamlName()
                                        + "): "
                                        + failed.reason());
            }
        }
        if (best == null) {
            throw new DataRejected(
                    "Every trial failed; expected at least one to be fitted. "
                            + reasons.stream().limit(5).collect(Collectors.joining("; "))
                            + ". Are there enough rows of every class, and do the features vary?");
        }
        return best;
    }
}
