package nightjar.stage.train;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import nightjar.database.DatabaseUnavailable;
import nightjar.database.LeaseLost;
import nightjar.metric.Measures;
import nightjar.metric.Metrics;
import nightjar.model.Task;
import nightjar.project.training.Algorithm;
import nightjar.project.training.Metric;
import nightjar.project.training.TrainSpec;
import nightjar.stage.train.trainer.ClassWeights;
import nightjar.stage.train.trainer.Fit;
import nightjar.stage.train.trainer.FitCheckpoint;
import nightjar.stage.train.trainer.Rows;
import nightjar.stage.train.trainer.Split;
import nightjar.stage.train.trainer.Trainer;
import nightjar.stage.train.trainer.TrainingSet;
import nightjar.stage.train.trainer.Trial;
import nightjar.table.Matrix;

/// Judges trials on the training rows: each fold by a model of the other folds, or, where folds are ordered in time, of those before it.
public final class CrossValidation implements AutoCloseable {

    private final TrainingSet set;
    private final Threshold threshold;
    private final TrainSpec spec;
    private final Map<Algorithm, int[]> columns;
    private final Function<String, FitCheckpoint> growths;
    private final Map<Algorithm, Trainer> trainers = new EnumMap<>(Algorithm.class);
    private final Map<Algorithm, List<Split>> splits = new EnumMap<>(Algorithm.class);
    private final Map<Algorithm, Matrix> features = new EnumMap<>(Algorithm.class);

    /// @param columns per algorithm the matrix columns it is fitted on
    /// @param growths by the name of a fit, such as `trial-0003/fold-1`
    public CrossValidation(
            TrainingSet set,
            TrainSpec spec,
            Map<Algorithm, int[]> columns,
            Threshold threshold,
            Function<String, FitCheckpoint> growths) {
        this.threshold = threshold;
        this.growths = growths;
        this.set = set;
        this.spec = spec;
        this.columns = columns;
    }

    /// Fits and judges a trial; whatever goes wrong in it is its outcome. A full disk, too little memory, a database that is away or a run that
    /// another process has taken over is not the trial's doing and ends the step: once that is mended the trial may do well.
    public TrialOutcome judge(Trial trial) {
        try {
            return judged(trial);
        } catch (RuntimeException | LinkageError e) {
            throwOutage(e);
            return new TrialOutcome.Failed(
                    trial, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /// An error of a worker thread comes as the cause of an exception.
    private static void throwOutage(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            switch (at) {
                case UncheckedIOException outage -> throw outage;
                case DatabaseUnavailable outage -> throw outage;
                case LeaseLost outage -> throw outage;
                case VirtualMachineError outage -> throw outage;
                default -> {}
            }
        }
    }

    private TrialOutcome judged(Trial trial) {
        Trainer trainer = trainer(trial.algorithm());
        if (!trainer.suits(set.task())) {
            return new TrialOutcome.Failed(
                    trial, trial.algorithm().yamlName() + " cannot predict what is asked for");
        }
        List<Double> scores = new ArrayList<>();
        List<Measures> judged = new ArrayList<>();
        TreeMap<Integer, Double> outOfFold = new TreeMap<>();
        List<String> shortfalls = new ArrayList<>();
        long rounds = 0;
        boolean classes = !(set.task() instanceof Task.Regression);
        List<Split> folds = splits(trial.algorithm());
        int left = spec.judged();
        for (int at = 0; at < folds.size() && left > 0; at++) {
            int fold = (firstFold() + at) % folds.size();
            Split split = folds.get(fold);
            if (split.unusable(classes).isPresent()) {
                continue;
            }
            left--;
            Fit fit = trainer.fit(split, job(trial), growths.apply(fit(trial, fold)));
            shortfalls.addAll(Stream.ofNullable(fit.shortfall()).toList());
            Rows rows = split.validation().orElseThrow();
            double[] predictions = new double[rows.size() * set.task().outputs()];
            fit.model().predict(rows.features(), predictions);
            Measures measures =
                    Metrics.measures(set.task(), rows.labels(), predictions, Metrics.THRESHOLD);
            double score = measures.value(spec.metric());
            if (!Double.isNaN(score)) {
                scores.add(score);
                judged.add(measures);
                rounds += fit.rounds();
            }
            for (int i = 0; i < rows.size() && set.task() instanceof Task.Binary; i++) {
                outOfFold.put(split.validationRows()[i], predictions[i]);
            }
        }
        if (scores.isEmpty() && spec.folds() > 0) {
            return new TrialOutcome.Failed(
                    trial, spec.metric().yamlName() + " is undefined in every fold");
        }
        return scored(trial, scores, means(judged), rounds, outOfFold)
                .with(findings(shortfalls, spec.judged() - left));
    }

    /// What was found in the fits of a trial, each once, with how many folds it was found in.
    private static List<String> findings(List<String> shortfalls, int folds) {
        return shortfalls.stream()
                .distinct()
                .map(
                        one ->
                                "in %s of %s folds %s"
                                        .formatted(
                                                Collections.frequency(shortfalls, one), folds, one))
                .toList();
    }

    /// The middle one where not all are to be judged: of folds in time it has as many rows before it as they have on average.
    private int firstFold() {
        return spec.judged() < spec.folds() ? spec.folds() / 2 : 0;
    }

    private static String fit(Trial trial, int fold) {
        return String.format(Locale.ROOT, "trial-%04d/fold-%d", trial.number(), fold);
    }

    /// Every metric of the task, averaged over the folds where it is defined.
    private Map<Metric, Double> means(List<Measures> folds) {
        Map<Metric, Double> means = new EnumMap<>(Metric.class);
        for (Metric metric : Metrics.of(set.task())) {
            folds.stream()
                    .mapToDouble(fold -> fold.value(metric))
                    .filter(Double::isFinite)
                    .average()
                    .ifPresent(mean -> means.put(metric, mean));
        }
        return means;
    }

    private TrialOutcome.Scored scored(
            Trial trial,
            List<Double> scores,
            Map<Metric, Double> means,
            long rounds,
            TreeMap<Integer, Double> outOfFold) {
        Double mean =
                scores.isEmpty()
                        ? null
                        : scores.stream().mapToDouble(score -> score).average().orElseThrow();
        Double deviation = null;
        if (mean != null && scores.size() > 1) {
            double squares = 0;
            for (double score : scores) {
                squares += (score - mean) * (score - mean);
            }
            deviation = Math.sqrt(squares / (scores.size() - 1));
        }
        int usual = scores.isEmpty() ? 0 : (int) Math.round((double) rounds / scores.size());
        Double best = outOfFold.isEmpty() ? null : threshold.best(outOfFold, set.labels());
        return new TrialOutcome.Scored(
                trial, spec.metric(), scores, mean, deviation, means, usual, best, List.of());
    }

    /// The model of a trial on all training rows.
    Fit refit(Trial trial) {
        return trainer(trial.algorithm())
                .fit(
                        Split.all(features(trial.algorithm()), set.labels()),
                        job(trial),
                        growths.apply("all-rows"));
    }

    /// The threshold of a trial that was not judged in any fold.
    double unjudgedThreshold() {
        boolean balanced = spec.classWeight() == TrainSpec.ClassWeight.BALANCED;
        int[] classes = Arrays.stream(set.labels()).mapToInt(label -> (int) label).toArray();
        return threshold.unjudged(
                set.labels(), balanced ? ClassWeights.balanced(classes) : ClassWeights.NONE);
    }

    private Trainer.Job job(Trial trial) {
        return new Trainer.Job(
                set.task(), trial, spec.classWeight() == TrainSpec.ClassWeight.BALANCED);
    }

    private Trainer trainer(Algorithm algorithm) {
        return trainers.computeIfAbsent(algorithm, Trainer::of);
    }

    private Matrix features(Algorithm algorithm) {
        return features.computeIfAbsent(
                algorithm, one -> set.features().columns(Objects.requireNonNull(columns.get(one))));
    }

    private List<Split> splits(Algorithm algorithm) {
        return splits.computeIfAbsent(
                algorithm,
                one -> {
                    List<Split> all = new ArrayList<>();
                    for (int fold = 0; fold < (spec.folds() == 0 ? 0 : set.foldCount()); fold++) {
                        all.add(Split.ofFold(set, features(one), fold));
                    }
                    return all;
                });
    }

    Metric metric() {
        return spec.metric();
    }

    @Override
    public void close() {
        trainers.values().forEach(Trainer::close);
    }
}
