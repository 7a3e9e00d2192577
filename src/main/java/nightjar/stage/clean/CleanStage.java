package nightjar.stage.clean;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nightjar.engine.Passes;
import nightjar.pass.RejectedSink;
import nightjar.engine.RowsUnaccounted;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.Ledger;
import nightjar.model.Task;
import nightjar.pass.PartSink;
import nightjar.pass.RowSource;
import nightjar.project.training.Check;
import nightjar.project.training.CleanRule;
import nightjar.project.training.Reaction;
import nightjar.stage.explore.ExploreStage;
import nightjar.stage.explore.Profile;
import nightjar.stage.explore.key.KeyDuplicates;
import nightjar.stage.explore.key.KeyParts;
import nightjar.table.DataRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.Step;

/// The step `clean`: writes typed, labelled rows dealt to hold-out and folds, and the rows it sets aside.
public final class CleanStage {

    /// The file it writes into the run folder.
    public static final String FILE = "clean.json";

    private static final String NAME = "clean";

    private final Passes passes;
    private final CurrentRun run;
    private final Ledger ledger;
    private final Supplier<RowSource> source;
    private final Supplier<Task> task;
    private final Sinks sinks;

    /// Where rows go.
    ///
    /// @param publish puts the rejected rows in their place once all are there
    public record Sinks(PartSink rows, RejectedSink rejected, Runnable publish) {}

    public CleanStage(
            Passes passes,
            CurrentRun run,
            Ledger ledger,
            Supplier<RowSource> source,
            Supplier<Task> task,
            Sinks sinks) {
        this.passes = passes;
        this.run = run;
        this.ledger = ledger;
        this.source = source;
        this.task = task;
        this.sinks = sinks;
    }

    public Step step() {
        return passes.map(
                NAME, source, this::cleaner, sinks.rows(), sinks.rejected(), this::finish);
    }

    private Cleaner cleaner() {
        Profile profile = run.folder().read(ExploreStage.FILE, Profile.class);
        List<Double> boundaries = OrderBoundaries.of(run.spec(), source.get(), profile);
        keepRule(boundaries.isEmpty() ? null : boundaries.getLast());
        return new Cleaner(
                new CleanPlan(
                        run.spec(),
                        new CleanPlan.Training(
                                task.get(), boundaries, duplicates(), incomplete(profile))));
    }

    private void keepRule(@Nullable Double boundary) {
        run.folder()
                .write(
                        HoldoutRule.FILE,
                        HoldoutRule.of(
                                run.spec(),
                                boundary,
                                ledger.find(run.key()).orElseThrow().inputs()));
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
        KeyDuplicates found = KeyDuplicates.found(run.folder());
        for (CleanRule rule : run.spec().clean()) {
            if (rule instanceof CleanRule.Duplicates duplicates) {
                return record -> found.drops(record, duplicates.keep());
            }
        }
        return _ -> false;
    }

    private void finish(CleanCounts tally) {
        Profile profile = run.folder().read(ExploreStage.FILE, Profile.class);
        RowsUnaccounted.requireSame(
                "rows that clean read, and explore before it",
                tally.read(),
                profile.rows() + profile.rejected());
        sinks.publish().run();
        run.folder().write(FILE, tally);
        ledger.measure(run.key(), tally.measurements(NAME));
        // Long since complete is the step that wrote them.
        KeyParts.remove(run.folder());
        refuse(tally);
    }

    private void refuse(CleanCounts tally) {
        String rejected = run.folder().resolve("rejected.csv").toString();
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
        if (!(task.get() instanceof Task.Regression) && tally.training().size() < 2) {
            throw new DataRejected(
                    "The training rows have one class only; expected at least two. More data are needed, or another hold-out.");
        }
    }
}
