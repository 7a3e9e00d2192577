package nightjar.stage.score;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import nightjar.durable.CrashPoint;
import nightjar.durable.Publication;
import nightjar.engine.RowsUnaccounted;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.ledger.Ledger;
import nightjar.ledger.Output;
import nightjar.ledger.RunFolder;
import nightjar.project.OutputSpec;
import nightjar.project.ScoreSpec;
import nightjar.source.FileTarget;
import nightjar.source.Target;
import nightjar.source.csv.CsvParts;
import nightjar.source.csv.RejectedParts;
import nightjar.stage.clean.CleanStage;
import nightjar.table.Schema;

/// Puts what a run has scored in its place, whole, and holds it against what was counted: any number of times, in any place.
public final class Publishing {

    /// Opened with the columns that scores have.
    public static final Artifact.Parts<Function<Schema, CsvParts>> SCORES =
            Artifact.parts(
                    "scores/",
                    (folder, files, book) -> columns -> new CsvParts(folder, columns, files, book));

    private final CurrentRun run;
    private final Ledger ledger;
    private final HandOver<Scored> scored;

    Publishing(CurrentRun run, Ledger ledger, HandOver<Scored> scored) {
        this.run = run;
        this.ledger = ledger;
        this.scored = scored;
    }

    /// Of a run that has scored.
    public static Publishing of(CurrentRun run, Ledger ledger) {
        return new Publishing(run, ledger, run.folder().handOver(Scored.FILE));
    }

    /// Whether there is something to publish.
    public static boolean isPossible(RunFolder folder) {
        return folder.book().isKept() && folder.has(Scored.FILE);
    }

    static CsvParts rows(RunFolder folder, Schema columns) {
        return folder.read(SCORES).apply(columns);
    }

    static RejectedParts rejected(RunFolder folder) {
        return folder.read(CleanStage.REJECTED);
    }

    /// Puts the files in their place. What a dead attempt left aside there goes first.
    ///
    /// @throws nightjar.durable.HandOverDamaged if a part is not what was written
    /// @throws RowsUnaccounted if there are more or fewer rows than were counted
    public List<Publication> publish(Target target) {
        RunFolder folder = run.folder();
        Scored counted = scored.get();
        RowsUnaccounted.require(
                run.key().name(), counted.read(), counted.written(), counted.rejected());
        target.sweep(folder.files());
        FileTarget aside = target.rejected();
        List<Publication> published = new ArrayList<>();
        rejected(folder)
                .publish(aside.path(), isGuarded(), counted(aside, counted.rejected()))
                .ifPresent(published::add);
        published.add(
                target.publish(
                        rows(folder, counted.columns()),
                        isGuarded(),
                        counted(target, counted.written())));
        CrashPoint.OUTPUT_PLACED.passed("publish");
        return published;
    }

    private boolean isGuarded() {
        ScoreSpec score = run.spec().score();
        OutputSpec output = score == null ? null : score.output();
        return output != null && output.isSafe();
    }

    private static LongConsumer counted(Target target, long expected) {
        return found -> RowsUnaccounted.requireSame("rows of " + target, found, expected);
    }

    /// Enters what was published, in the transaction of the caller.
    public void enter(List<Publication> published) {
        for (Publication publication : published) {
            ledger.output(
                    run.key(),
                    new Output(
                            Target.of(publication.path()).shown(run.file().workspace()),
                            publication.rows(),
                            publication.sha256()));
        }
        CrashPoint.OUTPUT_ENTERED.passed("publish");
    }
}
