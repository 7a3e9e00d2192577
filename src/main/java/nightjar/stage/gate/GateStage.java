package nightjar.stage.gate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nightjar.durable.Json;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.project.training.Review;
import nightjar.registry.ModelVersion;
import nightjar.stage.evaluate.EvaluateStage;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.Timing;
import nightjar.stage.review.ReviewSampling;
import nightjar.stage.train.FittedModel;
import nightjar.stage.train.TrainingSample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `gate`: reads `evaluation.json`, writes `verdict.json`.
public final class GateStage {

    public static final Artifact.Whole<Verdict> VERDICT =
            Artifact.json("verdict.json", Verdict.class);

    public static final String NAME = "gate";

    private static final Logger LOG = LoggerFactory.getLogger(GateStage.class);

    private static final List<Artifact<?>> JUDGED =
            Stream.<Artifact<?>>concat(EvaluateStage.JUDGED.stream(), Stream.of(VERDICT)).toList();

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Judged judged;
    private final GoldenRule golden;
    private final ReviewSampling review;
    private final Supplier<Optional<ModelVersion>> champion;

    /// What is judged.
    ///
    /// @param files of the candidate
    /// @param sample of the training rows that it was fitted on
    public record Judged(
            HandOver<Evaluation> evaluation,
            HandOver<Optional<Timing>> timing,
            HandOver<SortedMap<String, byte[]>> files,
            HandOver<TrainingSample> sample) {}

    /// What the owner's golden rows say of a candidate.
    public interface GoldenRule {
        Verdict applied(Verdict verdict, FittedModel candidate);
    }

    /// @param champion that scores at the moment
    /// @param review asked only for candidates that hold every other rule
    public GateStage(
            RunContext context,
            Judged judged,
            GoldenRule golden,
            ReviewSampling review,
            Supplier<Optional<ModelVersion>> champion) {
        this.passes = context.passes();
        this.run = context.run();
        this.ledger = context.ledger();
        this.judged = judged;
        this.golden = golden;
        this.review = review;
        this.champion = champion;
    }

    public Step step() {
        return passes.once(NAME, this::judge);
    }

    private Costs costs(SortedMap<String, byte[]> files) {
        return new Costs(
                FittedModel.size(files),
                judged.timing().get().map(Timing::millisecondsPer1000Rows).orElse(Double.NaN));
    }

    private void judge() {
        ledger.evidence().require(run, EvaluateStage.NAME);
        SortedMap<String, byte[]> files = judged.files().get();
        Costs costs = costs(files);
        Verdict ruled = noted(Gate.of(run.spec(), judged.evaluation().get()).judge(costs));
        Verdict verdict =
                DateRule.applied(
                        reviewed(golden.applied(ruled, FittedModel.read(files))),
                        run.key(),
                        champion.get());
        run.folder().write(VERDICT, verdict);
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
        TrainingSample sample = judged.sample().get();
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
                : ReviewRule.applied(verdict, review.standing(asked), run.spec().project());
    }
}
