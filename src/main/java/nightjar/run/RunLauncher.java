package nightjar.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.database.DatabaseUnavailable;
import nightjar.database.Lease;
import nightjar.database.LeaseLost;
import nightjar.database.RunKey;
import nightjar.durable.CrashPoint;
import nightjar.durable.HandOverDamaged;
import nightjar.durable.Json;
import nightjar.engine.Stillness;
import nightjar.forecast.RunForecast;
import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.InputFile;
import nightjar.ledger.RunFolder;
import nightjar.ledger.RunRecord;
import nightjar.ledger.view.RunState;
import nightjar.pass.Progress;
import nightjar.project.ProjectFile;
import nightjar.project.SpecRejected;
import nightjar.project.grammar.SpecReader;
import nightjar.sample.Budgeting;
import nightjar.source.FileIdentity;
import nightjar.source.InputChanged;
import nightjar.stage.score.Replay;
import nightjar.table.DataRejected;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunEnd;
import nightjar.workspace.RunRequest;
import nightjar.workspace.TargetCheck;
import nightjar.workspace.Whereabouts;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Begins, continues and ends runs: one at a time, in this thread, under a lease.
public final class RunLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(RunLauncher.class);

    /// How long an ending process tries to write down why it ends.
    private static final Duration KEEPING = Duration.ofSeconds(10);

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
    /// @throws DataRejected if the input is not there
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
            case RunChoice.Complete complete -> complete(complete, request, inputs);
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
                RunKey key = nothing.published().key();
                Optional<RunEnd> replaced =
                        new LaterRun(workspace).replaced(key, nothing.request());
                if (replaced.isPresent()) {
                    yield replaced.get();
                }
                yield switch (published(key).stand(nothing.request())) {
                    case Published.There _ -> new RunEnd(key, Outcome.DONE, nothing.why());
                    case Published.Again again ->
                            new RunEnd(key, Outcome.DONE, nothing.why() + " " + again.why());
                    case Published.Gone gone ->
                            new RunEnd(key, Outcome.FAILED, nothing.why() + " " + gone.why());
                };
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
        return new Replaying(workspace, this::asBegun);
    }

    private boolean isUnfinishedReplay(RunChoice.Last last) {
        return switch (last.state()) {
            case FAILED, STOPPED, INTERRUPTED -> replaying().isReplay(last.record());
            case RUNNING, COMPLETED, ABANDONED -> false;
        };
    }

    /// A scoring run is complete if what it has published stands where it is asked for. Else that is published again from its parts; if they are
    /// gone, or in another home, the date is scored again.
    private RunEnd complete(RunChoice.Complete complete, RunRequest request, Inputs inputs) {
        RunKey key = complete.key();
        RunEnd done = new RunEnd(key, Outcome.DONE, complete.why());
        if (key.job() != RunKey.Job.SCORE) {
            return done;
        }
        Optional<RunEnd> replaced = new LaterRun(workspace).replaced(key, request);
        if (replaced.isPresent()) {
            return replaced.get();
        }
        return switch (published(key).stand(request)) {
            case Published.There _ -> done;
            case Published.Again again -> new RunEnd(key, Outcome.DONE, again.why());
            case Published.Gone gone -> {
                RunKey next = unused(request.key(key.sequence() + 1));
                yield begin(
                        next,
                        request,
                        inputs,
                        "%s Scoring again as %s.".formatted(gone.why(), next));
            }
        };
    }

    /// As [#complete], for a restart, which begins no other run and leaves the output of a later one alone.
    private RunEnd completeAlready(RunKey key) {
        RunEnd done = new RunEnd(key, Outcome.DONE, key + " is complete already; nothing to do.");
        if (key.job() != RunKey.Job.SCORE) {
            return done;
        }
        Published published = published(key);
        RunRequest request;
        try {
            request = asBegun(published.record());
        } catch (HandOverDamaged e) {
            return failure(workspace.folder(key), key).of(List.of(e));
        }
        requireTarget(request);
        Optional<String> successor = published.successor(request.target());
        if (successor.isPresent()) {
            return new RunEnd(
                    key,
                    Outcome.DONE,
                    "%s is complete already; %s holds what %s has published since, and is left alone."
                            .formatted(key, request.target(), successor.get()));
        }
        return switch (published.stand(request)) {
            case Published.There _ -> done;
            case Published.Again again -> new RunEnd(key, Outcome.DONE, again.why());
            case Published.Gone gone ->
                    new RunEnd(
                            key,
                            Outcome.FAILED,
                            "%s `nightjar score %s --date %s` scores again."
                                    .formatted(gone.why(), request.file().path(), key.date()));
        };
    }

    private Published published(RunKey key) {
        RunRecord record = workspace.ledger().find(key).orElseThrow();
        return new Published(workspace, record, isHere(record));
    }

    private void requireTarget(RunRequest request) {
        if (request.job() == RunKey.Job.SCORE) {
            TargetCheck.require(request, workspace);
        }
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
    /// @throws SpecRejected if the project file has problems
    public RunEnd restart(RunKey key) {
        CrashPoint.RUN_ASKED.passed("run");
        RunEnd over = over(key);
        if (over != null) {
            return over.outcome() == Outcome.DONE ? completeAlready(key) : over;
        }
        workspace.leases().requireFree(key);
        RunRecord record = workspace.ledger().find(key).orElseThrow();
        if (!isHere(record)) {
            return elsewhere(record);
        }
        RunRequest request;
        try {
            request = asBegun(record);
        } catch (HandOverDamaged e) {
            return failure(workspace.folder(key), key).of(List.of(e));
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

    /// How a run ended that is over for good; null if it is not.
    private @Nullable RunEnd over(RunKey key) {
        return switch (workspace.history().state(key).orElse(RunState.INTERRUPTED)) {
            case COMPLETED ->
                    new RunEnd(key, Outcome.DONE, key + " is complete already; nothing to do.");
            case ABANDONED ->
                    new RunEnd(
                            key,
                            Outcome.WRONG_USE,
                            key
                                    + " was abandoned and cannot be restarted; `%s` begins a new run."
                                            .formatted(key.job().word()));
            case RUNNING, FAILED, STOPPED, INTERRUPTED -> null;
        };
    }

    private boolean isHere(RunRecord record) {
        return record.home().is(workspace.identity(), workspace.path(record.key()));
    }

    /// Two places that are one home: the lease gives a run to one of them at a time, and what the other one lacks is found missing.
    private void tellOfCopy() {
        Path other = workspace.identity().copyOf();
        if (other != null) {
            notes.accept(
                    "%s is a copy of the home %s, which is still there: both count as one home. Remove the copy, or its file home.id to make it a home of its own."
                            .formatted(workspace.home(), other));
        }
    }

    private RunEnd elsewhere(RunRecord record) {
        if (FileIdentity.isSame(Path.of(record.home().path()), workspace.home())) {
            return new RunEnd(
                    record.key(),
                    Outcome.WRONG_USE,
                    "%s was begun when the home %s had another identity; it has a new one since, and no run of the former one goes on in it. Only `nightjar %s %s --date %s --again` begins a new run of that date."
                            .formatted(
                                    record.key(),
                                    workspace.home(),
                                    record.key().job().word(),
                                    record.projectFile(),
                                    record.key().date()));
        }
        return new RunEnd(
                record.key(),
                Outcome.WRONG_USE,
                "%s was begun with another home, and what it has done so far is there: %s. Go on with --home %s, on the machine that has it, or with its new place if it was moved; or begin a new run with --again."
                        .formatted(record.key(), record.home().path(), record.home().path()));
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

    private RunRequest asBegun(RunRecord record) {
        Moved moved = Moved.of(record, workspace.home());
        ProjectFile file = SpecReader.read(moved.now(Path.of(record.projectFile())));
        Begun begun = workspace.folder(record.key()).read(Begun.REQUEST);
        return new RunRequest(
                file,
                record.key().job(),
                record.key().date(),
                false,
                path(moved, begun.input()),
                path(moved, begun.output()),
                begun.replay() == null
                        ? null
                        : new RunRequest.Mended(
                                begun.replay(),
                                workspace.path(record.key()).resolve(Replay.MENDED.path())));
    }

    /// What the command line said, for a restart.
    ///
    /// @param replay the run to whose publication mended rows are added; null: none
    private record Begun(@Nullable String input, @Nullable String output, @Nullable String replay) {

        static final Artifact.Whole<Begun> REQUEST = Artifact.json("request.json", Begun.class);

        static Begun of(RunRequest request) {
            RunRequest.Mended mended = request.replay();
            return new Begun(
                    text(request.input()),
                    text(request.output()),
                    mended == null ? null : mended.published());
        }
    }

    private RunEnd run(
            RunKey key,
            RunRequest request,
            Inputs inputs,
            String why,
            @Nullable RunForecast forecast) {
        tellOfCopy();
        workspace.database().requireConnections();
        Optional<RunRecord> begun = workspace.ledger().find(key);
        if (begun.isPresent() && !isHere(begun.get())) {
            return elsewhere(begun.get());
        }
        Optional<RunEnd> refused =
                begun.flatMap(record -> new OtherBuild(workspace, clock, notes).refusal(record));
        if (refused.isPresent()) {
            return refused.get();
        }
        RunEnd end;
        try (Lease lease = workspace.leases().acquire(key)) {
            CrashPoint.RUN_TAKEN.passed("run");
            // Somebody else may have finished it since it was looked at.
            RunEnd over = over(key);
            end =
                    over != null
                            ? over
                            : kept(
                                    lease,
                                    new LaterRun(workspace)
                                            .refusal(key, request)
                                            .orElseGet(
                                                    () ->
                                                            held(
                                                                    lease, request, inputs, why,
                                                                    forecast)));
            CrashPoint.RUN_OVER.passed("run");
        }
        CrashPoint.RUN_RELEASED.passed("run");
        return end;
    }

    private RunEnd held(
            Lease lease,
            RunRequest request,
            Inputs inputs,
            String why,
            @Nullable RunForecast forecast) {
        RunKey key = lease.run();
        Workspace held = workspace.heldBy(lease);
        Whereabouts whereabouts = new Whereabouts(progress);
        Stillness stillness = Stillness.ofWork(Stillness.PATIENCE.multipliedBy(2));
        try (Stopping stopping = new Stopping(held.stops(), key, notes);
                LastResort _ =
                        new LastResort(stillness, () -> giveUp(lease, whereabouts.where()))) {
            if (!why.isEmpty()) {
                notes.accept(why);
            }
            RunFolder folder = held.folder(lease);
            RunFailure.forget(folder);
            Replaying.keep(request, folder);
            folder.write(Begun.REQUEST, Begun.of(request));
            if (held.ledger().find(key).isPresent()) {
                held.acts()
                        .enter(
                                Act.of(
                                        Act.Kind.RESTART,
                                        key,
                                        actor,
                                        clock.instant(),
                                        "taken up again"));
            }
            held.ledger()
                    .begin(
                            RunRecord.of(
                                    key,
                                    request.file(),
                                    workspace.identity(),
                                    allInputs(request, inputs),
                                    clock.instant()));
            versionOf(request).ifPresent(version -> held.ledger().model(key, version));
            held.ledger().failure(key, null);
            if (forecast != null) {
                held.forecasts().enter(key, Json.publish(forecast));
            }
            CrashPoint.RUN_ENTERED.passed("run");
            CurrentRun run = new CurrentRun(key, request.file(), folder);
            RunWiring wiring =
                    new RunWiring(held, run, request, inputs, stopping, whereabouts, clock);
            return end(held, lease, wiring.execute());
        } catch (DataRejected | InputChanged | SpecRejected e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            return failed(lease, List.of(e));
        }
    }

    /// The thread of the run waits for something that never comes: nothing of it can be ended but the process.
    private void giveUp(Lease lease, String where) {
        RunEnd end =
                new RunEnd(
                        lease.run(),
                        Outcome.FAILED,
                        "%s stands still %s: nothing was computed, read or written for %s seconds. The process ends; once disk, network and database answer, `nightjar restart %s` goes on from the last committed chunk."
                                .formatted(
                                        lease.run(),
                                        where,
                                        Stillness.PATIENCE.multipliedBy(2).toSeconds(),
                                        lease.run()));
        notes.accept(end.message());
        Thread keeping = Thread.ofPlatform().daemon().start(() -> kept(lease, end));
        try {
            keeping.join(KEEPING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(end.outcome().exitCode());
    }

    /// The version whose publication grows scores the rows that are added to it.
    private Optional<Integer> versionOf(RunRequest request) {
        return growing(request).flatMap(record -> Optional.ofNullable(record.model()));
    }

    /// What the run reads, and where mended rows are added, what the rows before them were read from.
    private List<InputFile> allInputs(RunRequest request, Inputs inputs) {
        List<InputFile> now = inputs.begun();
        Set<String> paths = now.stream().map(InputFile::path).collect(Collectors.toSet());
        return Stream.concat(
                        growing(request).stream()
                                .flatMap(record -> record.inputs().stream())
                                .filter(before -> !paths.contains(before.path())),
                        now.stream())
                .toList();
    }

    private Optional<RunRecord> growing(RunRequest request) {
        return Optional.ofNullable(request.replay())
                .flatMap(mended -> RunKey.parse(mended.published()))
                .flatMap(base -> workspace.ledger().find(base));
    }

    /// Keeps why a run failed, for those who ask later; where the database does not answer, it has been said all the same.
    private RunEnd kept(Lease lease, RunEnd end) {
        switch (end.outcome()) {
            case FAILED, DATA_REFUSED, WRONG_USE, OVER_BUDGET -> {
                try {
                    Workspace held = workspace.heldBy(lease);
                    held.database()
                            .inTransaction(
                                    () -> {
                                        held.ledger().failure(end.key(), end.message());
                                        return true;
                                    });
                } catch (DataAccessException | TransactionException | LeaseLost e) {
                    LOG.debug("Why {} failed is not kept", end.key(), e);
                }
            }
            case DONE, STOPPED, HELD -> {}
        }
        return end;
    }

    private RunEnd end(Workspace held, Lease lease, JobExecution execution) {
        RunKey key = lease.run();
        return switch (execution.getStatus()) {
            case COMPLETED -> {
                sized(held, key);
                yield new RunEnd(key, Outcome.DONE, "");
            }
            case STOPPED, STOPPING ->
                    new RunEnd(
                            key,
                            Outcome.STOPPED,
                            key
                                    + " stopped at a safe point; `nightjar restart "
                                    + key
                                    + "` goes on.");
            case STARTING, STARTED, FAILED, ABANDONED, UNKNOWN ->
                    failed(lease, execution.getAllFailureExceptions());
        };
    }

    /// Keeps what the files of a complete run take, for later forecasts. The run does not depend on it.
    private static void sized(Workspace held, RunKey key) {
        try {
            held.disk(key).ifPresent(bytes -> held.ledger().disk(key, bytes));
        } catch (RuntimeException e) {
            LOG.warn("What the files of {} take could not be entered: {}", key, e.getMessage());
        }
    }

    /// A process that slept through its own replacement may fail in any way, such as on a connection that was closed meanwhile; the run
    /// and its folder are somebody else's then.
    private RunEnd failed(Lease lease, List<Throwable> failures) {
        RunFailure failure =
                failure(
                        new RunFolder(
                                workspace.path(lease.run()), lease.writing(workspace.identity())),
                        lease.run());
        try {
            lease.check();
            return failure.of(failures);
        } catch (LeaseLost lost) {
            return failure.of(List.of(lost));
        } catch (DatabaseUnavailable _) {
            return failure.of(failures);
        }
    }

    private RunFailure failure(RunFolder folder, RunKey key) {
        return new RunFailure(key, folder, workspace.databaseName());
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }

    private static @Nullable Path path(Moved moved, @Nullable String text) {
        return text == null ? null : moved.now(Path.of(text));
    }
}
