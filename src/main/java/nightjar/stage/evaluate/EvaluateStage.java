package nightjar.stage.evaluate;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.durable.HandOverDamaged;
import nightjar.engine.Passes;
import nightjar.pass.RejectedSink;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;
import nightjar.pass.PartSink;
import nightjar.pass.RowSource;
import nightjar.project.training.GateRule;
import nightjar.project.training.Reaction;
import nightjar.stage.clean.CleanCounts;
import nightjar.stage.clean.CleanStage;
import nightjar.stage.clean.HoldoutRule;
import nightjar.stage.evaluate.challenger.Challenge;
import nightjar.stage.evaluate.challenger.Predictor;
import nightjar.stage.train.TrainStage;
import nightjar.stage.validate.Finding;
import nightjar.stage.validate.ValidateStage;
import nightjar.table.DataRejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `evaluate`: predicts the hold-out, writes the predictions and `evaluation.json`.
public final class EvaluateStage {

    /// The file it writes into the run folder.
    public static final String FILE = "evaluation.json";

    /// What the evaluation is of, and it itself: the same files must still be there when the verdict is given, and when it is acted on.
    public static final List<String> JUDGED =
            List.of(
                    TrainStage.CANDIDATE + "task.json",
                    TrainStage.CANDIDATE + "candidate.json",
                    TrainStage.CANDIDATE + "plan.json",
                    TrainStage.CANDIDATE + "model.bin",
                    TrainStage.CANDIDATE + "importance.json",
                    "rules",
                    "opponent.json",
                    HoldoutRule.FILE,
                    ValidateStage.FILE,
                    FILE);

    public static final String NAME = "evaluate";

    private static final Logger LOG = LoggerFactory.getLogger(EvaluateStage.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Tables tables;
    private final Supplier<Challenge> contest;

    /// The tables of this step.
    ///
    /// @param holdout opens the clean hold-out rows
    /// @param predictions takes the predictions of the hold-out
    /// @param predicted opens them once they are written
    public record Tables(
            Supplier<RowSource> holdout,
            PartSink predictions,
            RejectedSink rejected,
            Supplier<RowSource> predicted) {}

    /// @param contest asked when the step begins, and again at its end; must be the same both times
    public EvaluateStage(
            Passes passes,
            CurrentRun run,
            Ledger ledger,
            Tables tables,
            Supplier<Challenge> contest) {
        this.passes = passes;
        this.run = run;
        this.ledger = ledger;
        this.tables = tables;
        this.contest = contest;
    }

    public Step step() {
        return passes.map(
                NAME,
                tables.holdout(),
                () -> new HoldoutMap(contest.get(), carried()),
                tables.predictions(),
                tables.rejected(),
                this::finish);
    }

    private void finish(long predicted) {
        CleanCounts clean = run.folder().read(CleanStage.FILE, CleanCounts.class);
        if (predicted != clean.holdoutRows()) {
            throw new HandOverDamaged(
                    "%s hold-out rows are in %s; cleaning wrote %s."
                            .formatted(
                                    predicted, run.folder().resolve("clean"), clean.holdoutRows()));
        }
        Challenge contenders = contest.get();
        HeldOut heldOut = HeldOutReader.read(tables.predicted().get(), contenders, slices());
        Evaluation evaluation =
                Evaluator.evaluate(
                        contenders,
                        heldOut,
                        TrainingLabels.of(contenders.task(), clean),
                        Terms.of(run.spec()));
        run.folder().write(FILE, evaluation);
        ledger.measure(run.key(), Measured.of(evaluation));
        ledger.evidence().keep(run, NAME, JUDGED);
        time(contenders.candidate().predictor());
        for (Finding finding : evaluation.findings()) {
            LOG.warn("{}", finding);
        }
        refuse(evaluation.findings());
    }

    /// Only where a rule asks: a number by the clock is different at every attempt.
    private void time(Predictor candidate) {
        if (run.spec().gate().stream().anyMatch(GateRule.Latency.class::isInstance)
                && !run.folder().has(Timing.FILE)) {
            run.folder()
                    .write(
                            Timing.FILE,
                            Timing.of(candidate, tables.holdout().get(), System::nanoTime));
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
