package nightjar.run;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import nightjar.database.RunKey;
import nightjar.durable.CrashPoint;
import nightjar.durable.HandOverDamaged;
import nightjar.forecast.RunForecast;
import nightjar.ledger.Actor;
import nightjar.ledger.RunRecord;
import nightjar.pass.Progress;
import nightjar.sample.Budgeting;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunEnd;
import nightjar.workspace.RunRequest;
import nightjar.workspace.TargetCheck;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Begins, continues and ends runs: one at a time, in this thread, under a lease.
public final class RunLauncher {

    private final Workspace workspace;
    private final InstantSource clock;
    private final Progress progress;
    private final Consumer<String> notes;
    private final Actor actor;

    /// @param notes hears, before the work begins, what the operator should know
    /// @param actor for whom, kept with every later attempt of a run
    public RunLauncher(
            Workspace workspace,
            InstantSource clock,
            Progress progress,
            Consumer<String> notes,
            Actor actor) {
        this.actor = actor;
        this.workspace = workspace;
        this.clock = clock;
        this.progress = progress;
        this.notes = notes;
    }

    public Workspace workspace() {
        return workspace;
    }

    /// Does what was asked for, unless it is done already.
    ///
    /// @throws nightjar.database.RunHeld if a living process works on the run
    /// @throws nightjar.table.DataRejected if the input is not there
    public RunEnd start(RunRequest request) {
        CrashPoint.RUN_ASKED.passed("run");
        if (request.replay() != null) {
            return replay(request);
        }
        requireTarget(request);
        RunChoice.Last last = last(request);
        if (last != null && !request.again()) {
            // Before the input is read, which may take long.
            workspace.leases().requireFree(last.record().key());
        }
        if (last != null && !request.again() && isUnfinishedReplay(last)) {
            notes.accept(last.record().key() + " adds mended rows; going on with that first.");
            return restart(last.record().key());
        }
        Inputs inputs = Inputs.of(request);
        return switch (RunChoice.of(request, inputs.begun(), last)) {
            case RunChoice.Complete complete ->
                    completeness()
                            .of(
                                    complete.key(),
                                    request,
                                    complete.why(),
                                    gone -> anew(complete.key(), request, inputs, gone));
            case RunChoice.Refuse refuse ->
                    new RunEnd(refuse.key(), refuse.outcome(), refuse.why());
            case RunChoice.Begin begin -> begin(unused(begin.key()), request, inputs, begin.why());
            case RunChoice.Resume resume -> run(resume.key(), request, inputs, resume.why(), null);
        };
    }

    private RunEnd replay(RunRequest request) {
        RunChoice.Last last = last(request);
        return switch (replaying().of(request, last == null ? null : last.record())) {
            case Replaying.Nothing nothing -> {
                requireTarget(nothing.request());
                yield completeness().of(nothing);
            }
            case Replaying.Resume resume -> restart(resume.key());
            case Replaying.Begin begin -> {
                requireTarget(begin.request());
                yield run(
                        unused(begin.key()),
                        begin.request(),
                        Inputs.of(begin.request()),
                        begin.why(),
                        null);
            }
        };
    }

    private Replaying replaying() {
        return new Replaying(workspace);
    }

    private Completeness completeness() {
        return new Completeness(workspace);
    }

    private void requireTarget(RunRequest request) {
        if (request.job() == RunKey.Job.SCORE) {
            TargetCheck.require(request, workspace);
        }
    }

    private RunEnd anew(RunKey key, RunRequest request, Inputs inputs, String why) {
        RunKey next = unused(request.key(key.sequence() + 1));
        return begin(next, request, inputs, "%s Scoring again as %s.".formatted(why, next));
    }

    private boolean isUnfinishedReplay(RunChoice.Last last) {
        return switch (last.state()) {
            case FAILED, STOPPED, INTERRUPTED -> replaying().isReplay(last.record());
            case RUNNING, COMPLETED, ABANDONED -> false;
        };
    }

    private RunEnd run(
            RunKey key,
            RunRequest request,
            Inputs inputs,
            String why,
            @Nullable RunForecast forecast) {
        return new RunAttempt(workspace, clock, progress, notes, actor)
                .of(new RunAttempt.Order(key, request, inputs, why, forecast));
    }

    private RunEnd begin(RunKey key, RunRequest request, Inputs inputs, String why) {
        return switch (new Budgeting(workspace, clock, notes)
                .of(key, request, inputs.rows().begun().size())) {
            case Budgeting.Begun begun -> run(key, request, inputs, why, begun.forecast());
            case Budgeting.NotBegun not -> not.end();
        };
    }

    /// Goes on with a run as it was begun: same project file, same input, or none of it.
    ///
    /// @throws nightjar.project.SpecRejected if the project file has problems
    public RunEnd restart(RunKey key) {
        CrashPoint.RUN_ASKED.passed("run");
        RunEnd over = completeness().over(key);
        if (over != null) {
            return over.outcome() == Outcome.DONE ? completeness().restarted(key) : over;
        }
        workspace.leases().requireFree(key);
        RunRecord record = workspace.ledger().find(key).orElseThrow();
        RunHome home = new RunHome(workspace);
        if (!home.isHere(record)) {
            return home.elsewhere(record);
        }
        RunRequest request;
        try {
            request = Begun.request(record, workspace);
        } catch (HandOverDamaged e) {
            return RunFailure.of(key, workspace).of(List.of(e));
        }
        requireTarget(request);
        Inputs inputs = Inputs.of(request);
        List<String> changes = RunChoice.changes(record, request.file().text(), inputs.begun());
        if (!changes.isEmpty()) {
            RunChoice.Refuse refuse = RunChoice.refuse(key, changes);
            return new RunEnd(key, refuse.outcome(), refuse.why());
        }
        return run(key, request, inputs, "", null);
    }

    /// A purged run's version keeps its name: the next run of that date and input is another one.
    private RunKey unused(RunKey key) {
        RunKey unused = key;
        while (workspace.registry().hasVersionOf(unused.project(), unused.name())) {
            unused = unused.withSequence(unused.sequence() + 1);
        }
        return unused;
    }

    private RunChoice.@Nullable Last last(RunRequest request) {
        return workspace
                .ledger()
                .latest(
                        request.file().spec().project(),
                        request.job(),
                        request.date(),
                        request.inputName())
                .map(
                        record ->
                                new RunChoice.Last(
                                        record,
                                        workspace.history().state(record.key()).orElseThrow(),
                                        workspace.history().isRefused(record.key())))
                .orElse(null);
    }
}
