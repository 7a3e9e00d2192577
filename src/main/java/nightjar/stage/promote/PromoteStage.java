package nightjar.stage.promote;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.durable.CrashPoint;
import nightjar.durable.HandOverDamaged;
import nightjar.durable.Json;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.ledger.Measurement;
import nightjar.ledger.Provenance;
import nightjar.ledger.Quantity;
import nightjar.ledger.RunRecord;
import nightjar.registry.ModelVersion;
import nightjar.registry.NewVersion;
import nightjar.registry.Registry;
import nightjar.registry.VerifiedVersion;
import nightjar.registry.Verifier;
import nightjar.stage.clean.split.HoldoutRule;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.explore.Profile;
import nightjar.stage.gate.DateRule;
import nightjar.stage.gate.Decision;
import nightjar.stage.gate.Gate;
import nightjar.stage.gate.GateStage;
import nightjar.stage.gate.Verdict;
import nightjar.stage.rule.SimpleRule;
import nightjar.stage.train.FeatureImportance;
import nightjar.stage.train.FittedModel;
import nightjar.stage.validate.Findings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;

/// The step `promote`: registers the candidate, whatever the verdict, and makes it champion if the verdict says so and the clean room
/// finds nothing.
public final class PromoteStage {

    /// The card of a version, as JSON and as Markdown.
    public static final String CARD = "card.json";

    public static final String CARD_TEXT = "card.md";

    private static final String NAME = "promote";

    private static final Artifact.Whole<Card> CARD_FILE =
            Artifact.bytes(
                    CARD,
                    bytes -> Json.read(new String(bytes, StandardCharsets.UTF_8), Card.class),
                    card -> Json.publish(card).getBytes(StandardCharsets.UTF_8));

    private static final Logger LOG = LoggerFactory.getLogger(PromoteStage.class);

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Registry registry;
    private final Verifier verifier;
    private final Judged judged;
    private final SelfTestDraw canary;
    private final InstantSource clock;

    /// What the gate judged, and what of it a version is made of.
    public record Judged(
            HandOver<FittedModel> candidate,
            HandOver<FeatureImportance> importance,
            HandOver<Evaluation> evaluation,
            HandOver<Findings> findings,
            HandOver<List<SimpleRule>> rules,
            HandOver<Profile> profile,
            HandOver<HoldoutRule> holdout) {}

    public PromoteStage(
            RunContext context,
            Judged judged,
            SelfTestDraw canary,
            Registry registry,
            Verifier verifier,
            InstantSource clock) {
        this.passes = context.passes();
        this.run = context.run();
        this.ledger = context.ledger();
        this.registry = registry;
        this.verifier = verifier;
        this.judged = judged;
        this.canary = canary;
        this.clock = clock;
    }

    /// The step in two chunks: a version can be verified only once it is committed, and is promoted only once it is verified.
    private enum Act {
        REGISTER,
        PROMOTE
    }

    /// What is done in a chunk's transaction.
    private sealed interface Prepared {

        record Registration(SelfTestRows canary) implements Prepared {}

        record Promotion(VerifiedVersion verified) implements Prepared {}

        /// The verdict is another one, or it happened already.
        record Nothing() implements Prepared {}
    }

    public Step step() {
        return passes.each(
                NAME, "", () -> List.of(Act.values()), this::prepare, this::perform, () -> {});
    }

    /// Outside the transaction: it takes a second or two.
    private Prepared prepare(Act act) {
        ledger.evidence().require(run, GateStage.NAME);
        return switch (act) {
            case REGISTER ->
                    new Prepared.Registration(
                            canary.draw(judged.candidate().get().plan().inputs()));
            case PROMOTE -> verified();
        };
    }

    private Prepared verified() {
        String project = run.spec().project();
        int version = registered();
        // Once a review has settled the verdict, it has done what follows from it.
        if (verdict().word() != Decision.PROMOTE
                || !ledger.evidence().isVerdictOf(run.key(), GateStage.NAME)
                || registry.isSettled(project, version, clock.instant())) {
            return new Prepared.Nothing();
        }
        ModelVersion candidate = registry.candidate(project, version);
        if (!candidate.fingerprint().equals(judged.candidate().get().fingerprint())) {
            throw new HandOverDamaged(
                    "version %s is not the candidate that was judged. Found: %s, expected: %s."
                            .formatted(
                                    version,
                                    candidate.fingerprint(),
                                    judged.candidate().get().fingerprint()));
        }
        return new Prepared.Promotion(VerifiedVersion.in(verifier, candidate));
    }

    private void perform(Prepared prepared) {
        switch (prepared) {
            case Prepared.Registration registration -> register(registration.canary());
            case Prepared.Promotion promotion -> promote(promotion.verified());
            case Prepared.Nothing _ -> {}
        }
    }

    private void register(SelfTestRows rows) {
        FittedModel model = judged.candidate().get();
        Verdict verdict = verdict().word() == Decision.PROMOTE ? dated() : verdict();
        CardMaker cards = new CardMaker(run, ledger.find(run.key()).orElseThrow().inputs(), judged);
        Card card = cards.card(model, verdict);
        run.folder().write(CARD_FILE, card);
        int version = registry.add(version(model, rows, card, verdict.word()));
        CrashPoint.VERSION_ADDED.passed(NAME);
        ledger.model(run.key(), version);
        ledger.measure(run.key(), List.of(Measurement.of(NAME, Quantity.VERSION, version)));
        Gate.Substitute substitute =
                Gate.of(run.spec(), judged.evaluation().get()).substitute(verdict);
        if (substitute != null) {
            register(substitute, rows, cards);
        }
    }

    /// The rule that does as well becomes a version of its own, which a person may promote.
    private void register(Gate.Substitute substitute, SelfTestRows rows, CardMaker cards) {
        String name = substitute.rule().name();
        FittedModel model =
                judged.rules().get().stream()
                        .filter(rule -> rule.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .model();
        Card card = cards.card(model, substitute.rule(), substitute.verdict());
        int version = registry.add(version(model, rows, card, substitute.decision()));
        ledger.measure(run.key(), List.of(Measurement.of(NAME, Quantity.RULE_VERSION, version)));
        LOG.info(
                "No model is needed: version {} is the rule \"{}\" ({}). `nightjar promote {} {} --by WHO --reason WHY{}` lets it score",
                version,
                substitute.rule().text(),
                substitute.decision(),
                run.spec().project(),
                version,
                substitute.decision() == Decision.PROMOTE ? "" : " --override --expires DATE");
    }

    private NewVersion version(FittedModel model, SelfTestRows rows, Card card, Decision decision) {
        Profile profile = judged.profile().get();
        Map<String, byte[]> files = new LinkedHashMap<>(model.files());
        files.put(CARD, Json.publish(card).getBytes(StandardCharsets.UTF_8));
        files.put(CARD_TEXT, CardText.markdown(card).getBytes(StandardCharsets.UTF_8));
        files.put(SelfTestedVersion.CANARY, Json.bytes(canary(model, rows)));
        new GoldenFile(run, ledger)
                .rows()
                .ifPresent(golden -> files.put(Golden.FILE, golden.bytes()));
        files.put(
                TrainedColumns.FILE,
                Json.bytes(TrainedColumns.of(profile, model.plan(), run.spec().data().columns())));
        files.put(Profile.FILE, Json.bytes(profile.kept(run.spec().data().key())));
        files.put(Provenance.FILE, Json.bytes(card.provenance()));
        files.put(HoldoutRule.FILE, Json.bytes(judged.holdout().get()));
        files.put(SelfTestedVersion.PROJECT, run.file().text().getBytes(StandardCharsets.UTF_8));
        return new NewVersion(
                run.spec().project(),
                run.key().name(),
                model.candidate().trial().algorithm().yamlName(),
                model.fingerprint(),
                decision.name(),
                clock.instant(),
                files);
    }

    private RecordSelfTest canary(FittedModel model, SelfTestRows rows) {
        RecordSelfTest made = RecordSelfTest.of(rows, run.spec(), model, run.key().date());
        if (!made.isScored()) {
            LOG.warn(
                    "Cleaning sets every row of the canary aside: it cannot tell whether the model still does what it did. Add rows of your own as golden rows.");
        }
        return made;
    }

    private void promote(VerifiedVersion verified) {
        int version = verified.version().version();
        if (registry.promoteInOrder(
                        verified, "gate", "verdict PROMOTE in " + run.key(), clock.instant())
                .isPresent()) {
            LOG.info("Version {} is champion", version);
            return;
        }
        LOG.warn("Version {} is on hold: {}", version, dated().reasons().getLast().sentence());
    }

    /// The verdict by the champion of the moment: since the gate judged, a run of a later date may have been quicker.
    private Verdict dated() {
        Verdict given = verdict();
        Verdict dated =
                DateRule.applied(
                        given, run.key(), registry.champion(run.spec().project(), clock.instant()));
        if (!dated.equals(given)) {
            ledger.verdict(run.key(), Json.write(dated));
        }
        return dated;
    }

    /// As the gate gave it, or a review settled it: from the database, whatever a file says.
    private Verdict verdict() {
        return ledger.find(run.key())
                .map(RunRecord::verdict)
                .map(json -> Json.read(json, Verdict.class))
                .orElseThrow(() -> new HandOverDamaged(run.key() + " has no verdict."));
    }

    /// The version that the first chunk registered.
    private int registered() {
        return ledger.find(run.key())
                .map(RunRecord::model)
                .orElseThrow(() -> new IllegalStateException(run.key() + " has no version yet"));
    }
}
