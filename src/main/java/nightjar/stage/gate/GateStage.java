package nightjar.stage.gate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nightjar.durable.Json;
import nightjar.engine.Passes;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.project.training.Review;
import nightjar.registry.ModelVersion;
import nightjar.stage.evaluate.EvaluateStage;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.Timing;
import nightjar.stage.review.ReviewProgress;
import nightjar.stage.train.TrainStage;
import nightjar.stage.train.TrainingSample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `gate`: reads `evaluation.json`, writes `verdict.json`.
public final class GateStage {

    /// The file it writes into the run folder.
    public static final String FILE = "verdict.json";

    public static final String NAME = "gate";

    private static final Logger LOG = LoggerFactory.getLogger(GateStage.class);

    private static final List<String> JUDGED =
            Stream.concat(EvaluateStage.JUDGED.stream(), Stream.of(FILE)).toList();

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final UnaryOperator<Verdict> golden;
    private final Function<Review, ReviewProgress> review;
    private final Supplier<Optional<ModelVersion>> champion;

    /// @param champion that scores at the moment
    /// @param golden adds what the owner's golden rows say
    /// @param review draws what a person is to judge, and says how far that is; asked only for candidates that hold every other rule
    public GateStage(
            Passes passes,
            CurrentRun run,
            Ledger ledger,
            Supplier<Optional<ModelVersion>> champion,
            UnaryOperator<Verdict> golden,
            Function<Review, ReviewProgress> review) {
        this.passes = passes;
        this.run = run;
        this.ledger = ledger;
        this.champion = champion;
        this.golden = golden;
        this.review = review;
    }

    public Step step() {
        return passes.once(NAME, this::judge);
    }

    private Costs costs() {
        long bytes =
                run.folder().readBytes(TrainStage.CANDIDATE + "plan.json").length
                        + (long) run.folder().readBytes(TrainStage.CANDIDATE + "model.bin").length;
        return new Costs(
                bytes,
                run.folder().has(Timing.FILE)
                        ? run.folder().read(Timing.FILE, Timing.class).millisecondsPer1000Rows()
                        : Double.NaN);
    }

    private void judge() {
        ledger.evidence().require(run, EvaluateStage.NAME);
        Evaluation evaluation = run.folder().read(EvaluateStage.FILE, Evaluation.class);
        Costs costs = costs();
        Verdict judged =
                reviewed(golden.apply(noted(Gate.of(run.spec(), evaluation).judge(costs))));
        Verdict verdict = DateRule.applied(judged, run.key(), champion.get());
        run.folder().write(FILE, verdict);
        ledger.verdict(run.key(), Json.write(verdict));
        ledger.evidence().keep(run, NAME, JUDGED);
        long held = verdict.reasons().stream().filter(Reason::held).count();
        ledger.measure(
                run.key(),
                List.of(
                        Measurement.of(NAME, Quantity.RULES, verdict.reasons().size()),
                        Measurement.of(NAME, Quantity.RULES_HELD, held),
                        Measurement.of(NAME, Quantity.MODEL_SIZE, costs.bytes())
                                .ofModel("candidate")));
        if (!Double.isNaN(costs.millisecondsPer1000Rows())) {
            ledger.measure(
                    run.key(),
                    List.of(
                            Measurement.of(NAME, Quantity.LATENCY, costs.millisecondsPer1000Rows())
                                    .ofModel("candidate")));
        }
        LOG.debug(
                "Verdict {}: {} of {} rules held", verdict.word(), held, verdict.reasons().size());
        // A reason for a slice names a cell, which belongs into the file and not into the log.
        verdict.reasons().stream()
                .filter(reason -> reason.slice() == null)
                .forEach(reason -> LOG.debug("{}: {}", reason.rule(), reason.sentence()));
    }

    /// With a word on the training rows, where not all were fitted on.
    private Verdict noted(Verdict verdict) {
        TrainingSample sample = run.folder().read(TrainingSample.FILE, TrainingSample.class);
        return sample.takesAll()
                ? verdict
                : verdict.with(
                        Reason.of(
                                "training rows",
                                Decision.PROMOTE,
                                sample.share(),
                                null,
                                sample.sentence()));
    }

    /// Nobody is asked to judge a candidate that may not score whatever they say.
    private Verdict reviewed(Verdict verdict) {
        Review asked = run.spec().review();
        return asked == null
                        || (verdict.word() != Decision.PROMOTE && verdict.word() != Decision.HOLD)
                ? verdict
                : ReviewRule.applied(verdict, review.apply(asked), run.spec().project());
    }
}
