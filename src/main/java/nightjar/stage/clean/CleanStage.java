package nightjar.stage.clean;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nightjar.durable.Publication;
import nightjar.engine.Passes;
import nightjar.engine.RowsUnaccounted;
import nightjar.engine.RunContext;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.model.Task;
import nightjar.pass.RowSource;
import nightjar.project.training.Check;
import nightjar.project.training.CleanRule;
import nightjar.project.training.Reaction;
import nightjar.source.csv.RejectedParts;
import nightjar.stage.explore.Profile;
import nightjar.stage.explore.key.KeyDuplicates;
import nightjar.stage.explore.key.KeyParts;
import nightjar.table.DataRejected;
import org.springframework.batch.core.step.Step;

/// The step `clean`: writes typed, labelled rows dealt to hold-out and folds, and the rows it sets aside.
public final class CleanStage {

    /// How many rows of each kind there are.
    public static final Artifact.Whole<CleanCounts> COUNTS =
            Artifact.json("clean.json", CleanCounts.class);

    public static final Artifact.Parts<CleanRows> ROWS = Artifact.parts("clean/", CleanRows::new);

    /// Rows that are set aside, and why; published as [#REJECTED_FILE] once all are there.
    public static final Artifact.Parts<RejectedParts> REJECTED =
            Artifact.parts("rejected/", RejectedParts::new);

    /// For people: nothing reads it.
    public static final Artifact.Parts<Path> REJECTED_FILE = Artifact.folder("rejected.csv");

    private static final String NAME = "clean";

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Supplier<RowSource> source;
    private final HandOver<Profile> profile;
    private final HandOver<KeyDuplicates> repeated;
    private final HoldoutBoundary boundary;

    /// @param source opens the raw rows
    public CleanStage(
            RunContext context,
            Supplier<RowSource> source,
            HandOver<Profile> profile,
            HandOver<KeyDuplicates> repeated,
            HoldoutBoundary boundary) {
        this.passes = context.passes();
        this.run = context.run();
        this.ledger = context.ledger();
        this.source = source;
        this.profile = profile;
        this.repeated = repeated;
        this.boundary = boundary;
    }

    /// What is predicted, as the profile shows it.
    public HandOver<Task> task() {
        return profile.then(found -> TaskFinder.find(run.file(), found.label()));
    }

    /// The rows that models are fitted on.
    public HandOver<RowSource> training() {
        return run.folder().handOver(ROWS).then(rows -> rows.training(RowSource.BATCH_ROWS));
    }

    /// The rows that models are judged on.
    public HandOver<RowSource> holdout() {
        return run.folder().handOver(ROWS).then(rows -> rows.holdout(RowSource.BATCH_ROWS));
    }

    public HandOver<CleanCounts> counts() {
        return run.folder().handOver(COUNTS);
    }

    public Step step() {
        return passes.map(
                NAME,
                source,
                this::cleaner,
                run.folder().read(ROWS),
                run.folder().read(REJECTED),
                this::finish);
    }

    private Cleaner cleaner() {
        return new Cleaner(
                new CleanPlan(
                        run.spec(),
                        new CleanPlan.Training(
                                task().get(),
                                boundary.find(),
                                duplicates(),
                                incomplete(profile.get()))));
    }

    private Set<String> incomplete(Profile profile) {
        return run.spec().trainingChecks().stream()
                .filter(check -> check.otherwise() == Reaction.QUARANTINE)
                .filter(Check.Missing.class::isInstance)
                .map(Check.Missing.class::cast)
                .filter(
                        check ->
                                profile.column(check.column())
                                        .filter(column -> column.missingShare() > check.max())
                                        .isPresent())
                .map(Check.Missing::column)
                .collect(Collectors.toSet());
    }

    private CleanPlan.DroppedRecords duplicates() {
        KeyDuplicates found = repeated.get();
        for (CleanRule rule : run.spec().clean()) {
            if (rule instanceof CleanRule.Duplicates duplicates) {
                return record -> found.drops(record, duplicates.keep());
            }
        }
        return _ -> false;
    }

    private void finish(CleanCounts tally) {
        Profile explored = profile.get();
        RowsUnaccounted.requireSame(
                "rows that clean read, and explore before it",
                tally.read(),
                explored.rows() + explored.rejected());
        Optional<Publication> _ =
                run.folder().read(REJECTED).publish(run.folder().resolve(REJECTED_FILE));
        run.folder().write(COUNTS, tally);
        ledger.measure(run.key(), tally.measurements(NAME));
        // Long since complete is the step that wrote them.
        run.folder().removeAll(KeyParts.FOLDER);
        refuse(tally);
    }

    private void refuse(CleanCounts tally) {
        String rejected = run.folder().resolve(REJECTED_FILE).toString();
        if (!tally.refusing().isEmpty()) {
            throw new DataRejected(
                    "Rows breach what the project file refuses (otherwise: refuse): %s; expected none. Mend the data, or the declaration."
                            .formatted(tally.refusing()));
        }
        if (tally.written() == 0) {
            throw new DataRejected(
                    "Every one of %s rows was rejected; expected most to be clean. Reasons: %s. The rows: %s"
                            .formatted(tally.read(), tally.rejected(), rejected));
        }
        refuseFaulty(tally, rejected);
        refuseTooFew(tally);
    }

    private void refuseFaulty(CleanCounts tally, String rejected) {
        if (tally.faultyShare() > run.spec().data().maxRejected()) {
            throw new DataRejected(
                    String.format(
                            Locale.ROOT,
                            "%d of %d rows (%.1f %%) were rejected; expected at most %.1f %% (data.max_rejected). Reasons: %s. The rows: %s. Mend the data, or the rules that reject them.",
                            tally.rejectedRows() - tally.intended(),
                            tally.read(),
                            100 * tally.faultyShare(),
                            100 * run.spec().data().maxRejected(),
                            tally.rejected(),
                            rejected));
        }
    }

    private void refuseTooFew(CleanCounts tally) {
        int folds = run.spec().train().folds();
        if (tally.trainingRows() < Math.max(2, folds) || tally.holdoutRows() == 0) {
            throw new DataRejected(
                    "%s training rows and %s hold-out rows are left; expected at least %s and 1. More data are needed, or fewer folds."
                            .formatted(
                                    tally.trainingRows(), tally.holdoutRows(), Math.max(2, folds)));
        }
        if (!(task().get() instanceof Task.Regression) && tally.training().size() < 2) {
            throw new DataRejected(
                    "The training rows have one class only; expected at least two. More data are needed, or another hold-out.");
        }
    }
}
