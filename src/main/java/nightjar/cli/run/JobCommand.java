package nightjar.cli.run;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import nightjar.cli.option.Complaint;
import nightjar.cli.option.DatedProject;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.cli.text.FirstScreen;
import nightjar.cli.text.ProgressLine;
import nightjar.database.DatabaseUnavailable;
import nightjar.forecast.RunForecast;
import nightjar.ledger.Actor;
import nightjar.operate.Known;
import nightjar.operate.Outages;
import nightjar.operate.question.ShowRun;
import nightjar.project.ProjectFile;
import nightjar.run.RunLauncher;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunEnd;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// What `train`, `score` and `restart` have in common: start, watch, report.
final class JobCommand {

    private final Options options;
    private final Actor actor;
    private final boolean json;
    private final Screen screen = new Screen();

    JobCommand(Options options, boolean json) {
        this(options, Actor.here(null, null), json);
    }

    JobCommand(Options options, Actor actor, boolean json) {
        this.options = options;
        this.actor = actor;
        this.json = json;
    }

    /// Makes the request of a project file and a business date.
    interface Requesting {
        RunRequest of(ProjectFile file, LocalDate date);
    }

    int run(DatedProject project, Requesting requesting) {
        ProjectFile file = project.read();
        return start(options.homeFor(file.workspace()), requesting.of(file, project.day(file)));
    }

    int start(Path home, RunRequest request) {
        return launch(home, request.key(1).name(), launcher -> launcher.start(request));
    }

    int restart(String run) {
        return launch(
                options.nearestHome(),
                run,
                launcher -> launcher.restart(new Known(launcher.workspace()).run(run).key()));
    }

    private interface Launching {
        RunEnd with(RunLauncher launcher);
    }

    /// @param run its name, in case that it does not begin
    private int launch(Path home, String run, Launching launching) {
        InstantSource clock = InstantSource.system();
        try (Workspace workspace = opened(home, run, clock);
                ProgressLine progress =
                        new ProgressLine(screen.err(), Screen.onTerminal(), options.quiet, clock)) {
            RunEnd end =
                    launching.with(
                            new RunLauncher(workspace, clock, progress, options::note, actor));
            progress.end();
            if (end.outcome() == Outcome.DONE) {
                new Outages(home).settle(end.key());
            }
            report(workspace, end);
            return end.outcome().exitCode();
        }
    }

    private Workspace opened(Path home, String run, InstantSource clock) {
        try {
            return Workspace.open(home, options.database(), clock, options::note);
        } catch (DatabaseUnavailable e) {
            new Outages(home).enter(clock.instant(), run, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void report(Workspace workspace, RunEnd end) {
        if (!end.message().isEmpty()) {
            screen.note(end.message());
        }
        Optional<ShowRun.Shown> found;
        try {
            found = new ShowRun(end.key().name()).atTheEnd(workspace);
        } catch (DataAccessException | TransactionException e) {
            screen.note("There is no more to show. " + Complaint.of(e).sentence());
            return;
        }
        // A run whose failure could not be written down still stands as running, held by this
        // process, which is about to end.
        found.map(shown -> end.outcome() == Outcome.FAILED ? shown.interrupted() : shown)
                .ifPresentOrElse(this::show, () -> notBegun(end));
    }

    private void show(ShowRun.Shown shown) {
        if (json) {
            screen.json(shown.json());
        } else {
            screen.say(FirstScreen.atTheEnd(shown));
        }
    }

    /// A run that was not begun, for people's programs.
    ///
    /// @param forecast null: it was not the reason
    private record NotBegun(
            String run, Outcome outcome, String message, @Nullable RunForecast forecast) {}

    private void notBegun(RunEnd end) {
        if (json) {
            screen.json(
                    new NotBegun(end.key().name(), end.outcome(), end.message(), end.forecast()));
        }
    }
}
