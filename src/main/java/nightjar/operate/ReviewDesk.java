package nightjar.operate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import nightjar.database.RunKey;
import nightjar.durable.Json;
import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.ledger.RunFolder;
import nightjar.ledger.RunRecord;
import nightjar.registry.Judgement;
import nightjar.registry.ModelVersion;
import nightjar.registry.Registry;
import nightjar.registry.ReviewSample;
import nightjar.registry.VerifiedVersion;
import nightjar.stage.gate.DateRule;
import nightjar.stage.gate.Decision;
import nightjar.stage.gate.ReviewRule;
import nightjar.stage.gate.Verdict;
import nightjar.stage.review.ReviewProgress;
import nightjar.stage.review.ReviewSampling;
import nightjar.stage.review.ReviewSheet;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Where people judge the predictions of one candidate, and where the candidate's waiting ends: with the last judgement it is promoted or
/// rejected, in one transaction.
public final class ReviewDesk {

    private final Workspace workspace;
    private final ReviewSample review;
    private final InstantSource clock;

    ReviewDesk(Workspace workspace, ReviewSample review) {
        this.workspace = workspace;
        this.review = review;
        this.clock = workspace.clock();
    }

    /// The review of a project's latest candidate that was to be judged; empty: there is none.
    public static Optional<ReviewDesk> latest(Workspace workspace, String project) {
        return workspace.reviews().latest(project).map(review -> new ReviewDesk(workspace, review));
    }

    /// A person's word on one of the rows.
    ///
    /// @param comment may be empty
    public record Said(int position, Judgement.Answer answer, String comment) {}

    /// How the review's candidate stands.
    ///
    /// @param version null: the run has not registered it yet
    /// @param decision HOLD as long as it waits
    public record State(
            ReviewSample review,
            @Nullable Integer version,
            Decision decision,
            ReviewProgress standing,
            SortedMap<Integer, Judgement> judgements) {

        public State {
            judgements = Collections.unmodifiableSortedMap(new TreeMap<>(judgements));
        }
    }

    public ReviewSample review() {
        return review;
    }

    public State state() {
        SortedMap<Integer, Judgement> judgements = workspace.reviews().judgements(review);
        Optional<ModelVersion> candidate = candidate();
        return new State(
                review,
                candidate.map(ModelVersion::version).orElse(null),
                candidate
                        .map(version -> Decision.valueOf(version.decision()))
                        .orElse(Decision.HOLD),
                ReviewProgress.of(review, judgements),
                judgements);
    }

    /// What a person is shown, by position; empty if the run's folder is not on this machine.
    public Map<Integer, ReviewSheet.Row> sheet() {
        RunFolder folder = workspace.folder(run());
        return folder.has(ReviewSampling.SHEET)
                ? folder.read(ReviewSampling.SHEET).rows().stream()
                        .collect(
                                Collectors.toMap(
                                        ReviewSheet.Row::position,
                                        Function.identity(),
                                        (one, _) -> one,
                                        TreeMap::new))
                : Map.of();
    }

    /// Keeps what somebody said, all of it or nothing.
    public void judge(List<Said> said, Actor actor) {
        Instant now = clock.instant();
        List<Judgement> judgements =
                said.stream().map(one -> judgement(one, actor.by(), now)).toList();
        List<Judgement> _ =
                workspace
                        .acts()
                        .entering(
                                reviewed(actor, judgements.size() + " judged"),
                                () -> {
                                    workspace.reviews().judge(review.project(), judgements);
                                    return judgements;
                                });
    }

    private Act reviewed(Actor actor, String outcome) {
        return Act.of(Act.Kind.REVIEW, run(), actor, clock.instant(), outcome);
    }

    private Judgement judgement(Said said, String by, Instant at) {
        ReviewSample.Row row = review.rows().get(said.position() - 1);
        return new Judgement(
                row.fingerprint(),
                row.prediction(),
                review.run(),
                said.answer(),
                said.comment(),
                by,
                at);
    }

    /// Ends the waiting of the candidate if enough is judged and nothing else holds it: promotes or rejects it. What is to be promoted is
    /// verified before, as it is before any promotion.
    ///
    /// @param actor by whose call
    /// @return what was decided by this call; empty: nothing
    /// @throws nightjar.registry.VersionUnsound if it would be promoted and is not what was registered: it stays on hold
    public Optional<Decision> settle(Actor actor) {
        State state = state();
        Optional<ModelVersion> candidate = candidate();
        if (candidate.isEmpty()
                || state.decision() != Decision.HOLD
                || state.standing().outcome() == ReviewProgress.Outcome.OPEN
                || isOvertaken(candidate.get())) {
            return Optional.empty();
        }
        Verdict verdict =
                dated(
                        ReviewRule.applied(
                                Json.read(verdict(), Verdict.class),
                                state.standing(),
                                review.project()));
        if (verdict.word() == Decision.HOLD) {
            workspace.ledger().verdict(run(), Json.write(verdict));
            return Optional.empty();
        }
        VerifiedVersion verified =
                verdict.word() == Decision.PROMOTE && !isSettled(candidate.get())
                        ? VerifiedVersion.in(workspace.verifier(), candidate.get())
                        : null;
        return workspace
                .database()
                .inTransaction(
                        () -> {
                            Optional<Decision> decided =
                                    settle(candidate.get(), verdict, verified, state);
                            decided.map(decision -> reviewed(actor, decision.name()))
                                    .ifPresent(workspace.acts()::enter);
                            return decided;
                        });
    }

    private Verdict dated(Verdict verdict) {
        return DateRule.applied(
                verdict, run(), workspace.registry().champion(review.project(), clock.instant()));
    }

    /// Whether the candidate waits for nothing but a person's word that it may follow a champion of a later business date.
    public boolean isOfEarlierDate() {
        return candidate().isPresent()
                && DateRule.isAllThatIsOpen(Json.read(verdict(), Verdict.class));
    }

    /// Whether a later candidate scores by now: the review came too late to promote an older one.
    public boolean isOvertaken() {
        return candidate().filter(this::isOvertaken).isPresent();
    }

    private boolean isOvertaken(ModelVersion candidate) {
        return champion() > candidate.version();
    }

    /// The version that scores; 0: none. It may be the candidate itself, if somebody overruled the gate.
    private int champion() {
        return workspace
                .registry()
                .champion(review.project(), clock.instant())
                .map(ModelVersion::version)
                .orElse(0);
    }

    private boolean isSettled(ModelVersion candidate) {
        return workspace
                .registry()
                .isSettled(review.project(), candidate.version(), clock.instant());
    }

    /// Verdict of the run, decision of the version and champion change together.
    ///
    /// @param verified null: it is not to become champion
    private Optional<Decision> settle(
            ModelVersion candidate,
            Verdict verdict,
            @Nullable VerifiedVersion verified,
            State state) {
        Registry registry = workspace.registry();
        if (!registry.settle(review.project(), candidate.version(), verdict.word().name())) {
            return Optional.empty();
        }
        workspace.ledger().verdict(run(), Json.write(verdict));
        if (verified != null
                && registry.promoteInOrder(verified, "review", reason(state), clock.instant())
                        .isEmpty()) {
            workspace.ledger().verdict(run(), Json.write(dated(verdict)));
            return Optional.empty();
        }
        return Optional.of(verdict.word());
    }

    private String reason(State state) {
        ReviewProgress standing = state.standing();
        TreeSet<String> people = new TreeSet<>();
        state.judgements().values().forEach(judgement -> people.add(judgement.by()));
        return "%s of %s predictions agreed with by %s; verdict PROMOTE in %s"
                .formatted(
                        standing.agree(),
                        standing.agree() + standing.disagree(),
                        String.join(", ", people),
                        review.run());
    }

    private RunKey run() {
        return RunKey.parse(review.run())
                .orElseThrow(() -> new IllegalStateException("No run name: " + review.run()));
    }

    private String verdict() {
        return workspace
                .ledger()
                .find(run())
                .map(RunRecord::verdict)
                .orElseThrow(() -> new IllegalStateException(review.run() + " has no verdict"));
    }

    private Optional<ModelVersion> candidate() {
        return workspace
                .ledger()
                .find(run())
                .map(RunRecord::model)
                .flatMap(version -> workspace.registry().version(review.project(), version));
    }
}
