package nightjar.stage.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.engine.Passes;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.model.BoostedModel;
import nightjar.model.ConstantModel;
import nightjar.model.ForestModel;
import nightjar.model.LinearModel;
import nightjar.model.Model;
import nightjar.model.RuleModel;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.project.Goal;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Hyperparameter;
import nightjar.stage.clean.CleanCounts;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.FeaturesStage;
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

    /// The folder of the fitted candidate.
    public static final String CANDIDATE = "candidate/";

    private static final String NAME = "train";
    private static final Logger LOG = LoggerFactory.getLogger(TrainStage.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Supplier<RowSource> training;
    private final Supplier<Task> task;
    private @Nullable CrossValidation validation;

    public TrainStage(
            Passes passes,
            CurrentRun run,
            Ledger ledger,
            Supplier<RowSource> training,
            Supplier<Task> task) {
        this.passes = passes;
        this.run = run;
        this.ledger = ledger;
        this.training = training;
        this.task = task;
    }

    public Step step() {
        return passes.each(NAME, "trials", this::trials, this::judge, this::keep, this::finish);
    }

    private List<Trial> trials() {
        return TrialPlan.of(run.spec().train());
    }

    private TrialOutcome judge(Trial trial) {
        // The outcome of the trial before is committed.
        FitCheckpointFile.remove(
                run.folder(), String.format(Locale.ROOT, "trial-%04d", trial.number() - 1));
        return run.folder().has(file(trial))
                ? run.folder().read(file(trial), TrialOutcome.class)
                : validation().judge(trial);
    }

    private void keep(TrialOutcome outcome) {
        run.folder().write(file(outcome.trial()), outcome);
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

    private static String file(Trial trial) {
        return String.format(Locale.ROOT, "trials/trial-%04d.json", trial.number());
    }

    private synchronized CrossValidation validation() {
        if (validation == null) {
            FeaturePlan plan = plan();
            Goal goal = run.spec().goal();
            Map<Algorithm, int[]> columns = new EnumMap<>(Algorithm.class);
            for (Algorithm algorithm : Algorithm.candidates()) {
                columns.put(algorithm, plan.columnsFor(algorithm));
            }
            TrainingSet set =
                    TrainingSetReader.read(
                            training.get(),
                            plan,
                            task.get(),
                            run.spec().train().holdout().after() != null,
                            run.key().date(),
                            sample(plan));
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

    private TrainingSample sample(FeaturePlan plan) {
        TrainingSample sample =
                run.folder()
                        .once(
                                TrainingSample.FILE,
                                TrainingSample.class,
                                () ->
                                        TrainingSample.of(
                                                run.folder()
                                                        .read(CleanStage.FILE, CleanCounts.class)
                                                        .trainingRows(),
                                                plan.names().size(),
                                                Runtime.getRuntime().maxMemory(),
                                                run.spec().train().holdout().seed()));
        if (!sample.takesAll()) {
            LOG.warn(sample.sentence());
        }
        return sample;
    }

    private FeaturePlan plan() {
        return run.folder().read(FeaturesStage.FILE, FeaturePlan.class);
    }

    /// Removes what the step kept for a restart of itself. For those behind it.
    public static void settle(CurrentRun run) {
        run.folder().removeAll(FitCheckpointFile.FOLDER);
    }

    private void finish() {
        TrialOutcome.Scored best = best();
        Trial trial = withRounds(best);
        Fit fit = validation().refit(trial);
        Stream.ofNullable(fit.shortfall()).forEach(one -> tell("the candidate", trial, one));
        FeaturePlan plan = plan();
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
                        task.get(), candidate, plan.restrictedTo(trial.algorithm()), fit.model());
        fitted.files().forEach((name, bytes) -> run.folder().writeBytes(CANDIDATE + name, bytes));
        run.folder().write(CANDIDATE + "importance.json", importance(fitted));
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
        for (Trial trial : trials()) {
            switch (run.folder().read(file(trial), TrialOutcome.class)) {
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

    /// Share of each feature in what the model goes by, summing to 1; 0 for all where it goes by nothing.
    private static Map<String, Double> importance(FittedModel fitted) {
        double[] weights = weights(fitted.model());
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        Map<String, Double> importance = new TreeMap<>();
        List<String> names = fitted.plan().names();
        for (int i = 0; i < weights.length; i++) {
            importance.put(names.get(i), sum > 0 ? weights[i] / sum : 0);
        }
        return importance;
    }

    private static double[] weights(Model model) {
        return switch (model) {
            case BoostedModel boosted -> boosted.gains();
            case ForestModel forest -> forest.gains();
            case ConstantModel constant -> new double[constant.features()];
            case RuleModel _ -> new double[] {1};
            case LinearModel linear -> {
                double[] sums = new double[linear.features()];
                double[] weights = linear.weights();
                for (int i = 0; i < weights.length; i++) {
                    sums[i % sums.length] += Math.abs(weights[i]);
                }
                yield sums;
            }
        };
    }
}
