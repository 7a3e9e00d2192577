package nightjar.stage.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.durable.HandOverDamaged;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.project.training.GateRule;
import nightjar.project.training.Reaction;
import nightjar.source.csv.RejectedParts;
import nightjar.source.parquet.ParquetParts;
import nightjar.stage.clean.CleanCounts;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.clean.HoldoutBoundary;
import nightjar.stage.evaluate.challenger.Challenge;
import nightjar.stage.evaluate.challenger.Challenger;
import nightjar.stage.evaluate.challenger.Importance;
import nightjar.stage.evaluate.challenger.Opponent;
import nightjar.stage.evaluate.challenger.Predictor;
import nightjar.stage.evaluate.challenger.RuleChallenger;
import nightjar.stage.rule.RuleFit;
import nightjar.stage.train.FeatureImportance;
import nightjar.stage.train.FittedModel;
import nightjar.stage.train.TrainStage;
import nightjar.stage.validate.Finding;
import nightjar.stage.validate.ValidateStage;
import nightjar.table.DataRejected;
import nightjar.table.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `evaluate`: predicts the hold-out, writes the predictions and `evaluation.json`.
public final class EvaluateStage {

    public static final Artifact.Whole<Evaluation> EVALUATION =
            Artifact.json("evaluation.json", Evaluation.class);

    /// What the candidate says of every hold-out row, and the others beside it.
    public static final Artifact.Parts<ParquetParts> PREDICTIONS =
            Artifact.parts("predictions/", ParquetParts::new);

    /// Hold-out rows that cannot be predicted.
    public static final Artifact.Parts<RejectedParts> REJECTED =
            Artifact.parts("predictions-rejected/", RejectedParts::new);

    /// Only where a gate rule asks for it.
    public static final Artifact.Whole<Timing> TIMING = Artifact.json("timing.json", Timing.class);

    /// What the evaluation is of, and it itself: the same files must still be there when the verdict is given, and when it is acted on.
    public static final List<Artifact<?>> JUDGED =
            List.of(
                    TrainStage.CANDIDATE,
                    RuleFit.RULES,
                    Opponent.CHOSEN,
                    HoldoutBoundary.RULE,
                    ValidateStage.FINDINGS,
                    EVALUATION);

    public static final String NAME = "evaluate";

    private static final Logger LOG = LoggerFactory.getLogger(EvaluateStage.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final HandOver<RowSource> holdout;
    private final HandOver<CleanCounts> counts;
    private final Contenders contenders;

    /// Who is compared.
    ///
    /// @param importance of the candidate's features
    public record Contenders(
            HandOver<Task> task,
            HandOver<FittedModel> candidate,
            HandOver<FeatureImportance> importance,
            Opponent champion,
            RuleFit rules) {}

    public EvaluateStage(
            RunContext context,
            HandOver<RowSource> holdout,
            HandOver<CleanCounts> counts,
            Contenders contenders) {
        this.passes = context.passes();
        this.run = context.run();
        this.ledger = context.ledger();
        this.holdout = holdout;
        this.counts = counts;
        this.contenders = contenders;
    }

    public HandOver<RowSource> predictions() {
        return run.folder().handOver(PREDICTIONS).then(parts -> parts.source(RowSource.BATCH_ROWS));
    }

    public HandOver<Evaluation> evaluation() {
        return run.folder().handOver(EVALUATION);
    }

    /// Empty where no gate rule asks for it.
    public HandOver<Optional<Timing>> timing() {
        return new HandOver<>(
                TIMING.name(),
                () ->
                        run.folder().has(TIMING)
                                ? Optional.of(run.folder().read(TIMING))
                                : Optional.empty());
    }

    public Step step() {
        return passes.map(
                NAME,
                holdout,
                () -> new HoldoutMap(challenge(), carried()),
                run.folder().read(PREDICTIONS),
                run.folder().read(REJECTED),
                this::finish);
    }

    /// When the step begins, and again at its end: the same both times.
    private Challenge challenge() {
        TrainStage.settle(run);
        Schema clean = holdout.get().schema();
        Task task = contenders.task().get();
        return new Challenge(
                task,
                challenger(contenders.candidate().get(), clean),
                contenders.champion().on(clean, task),
                contenders.rules().fitted().stream()
                        .map(
                                rule ->
                                        new RuleChallenger(
                                                rule.name(),
                                                rule.text(),
                                                challenger(rule.model(), clean)))
                        .toList(),
                importance());
    }

    private Challenger challenger(FittedModel model, Schema clean) {
        return new Challenger(
                model.on(clean, run.key().date())::predict, model.candidate().threshold());
    }

    private List<Importance> importance() {
        return contenders.importance().get().shares().entrySet().stream()
                .map(one -> new Importance(one.getKey(), one.getValue()))
                .sorted(
                        Comparator.comparingDouble(Importance::value)
                                .reversed()
                                .thenComparing(Importance::feature))
                .toList();
    }

    private void finish(long predicted) {
        CleanCounts clean = counts.get();
        if (predicted != clean.holdoutRows()) {
            throw new HandOverDamaged(
                    "%s hold-out rows are in %s; cleaning wrote %s."
                            .formatted(
                                    predicted,
                                    run.folder().resolve(CleanStage.ROWS),
                                    clean.holdoutRows()));
        }
        Challenge challenge = challenge();
        HeldOut heldOut = HeldOutReader.read(predictions().get(), challenge, slices());
        Evaluation evaluation =
                Evaluator.evaluate(
                        challenge,
                        heldOut,
                        TrainingLabels.of(challenge.task(), clean),
                        Terms.of(run.spec()));
        run.folder().write(EVALUATION, evaluation);
        ledger.measure(run.key(), Measured.of(evaluation));
        ledger.evidence().keep(run, NAME, JUDGED);
        time(challenge.candidate().predictor());
        for (Finding finding : evaluation.findings()) {
            LOG.warn("{}", finding);
        }
        refuse(evaluation.findings());
    }

    /// Only where a rule asks: a number by the clock is different at every attempt.
    private void time(Predictor candidate) {
        if (run.spec().gate().stream().anyMatch(GateRule.Latency.class::isInstance)
                && !run.folder().has(TIMING)) {
            run.folder().write(TIMING, Timing.of(candidate, holdout.get(), System::nanoTime));
        }
    }

    private static void refuse(List<Finding> findings) {
        String refusal =
                findings.stream()
                        .filter(finding -> finding.reaction() == Reaction.REFUSE)
                        .map(Finding::toString)
                        .collect(Collectors.joining("\n"));
        if (!refusal.isEmpty()) {
            throw new DataRejected(refusal);
        }
    }

    /// The columns that gate rules slice by, each once, in the order of the rules.
    private List<String> slices() {
        return run.spec().gate().stream()
                .map(GateRule::slicedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private List<String> carried() {
        return Stream.concat(Stream.ofNullable(run.spec().data().key()), slices().stream())
                .distinct()
                .toList();
    }
}
