package nightjar.run;

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
import nightjar.durable.Json;
import nightjar.engine.Stillness;
import nightjar.forecast.RunForecast;
import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.InputFile;
import nightjar.ledger.RunFolder;
import nightjar.ledger.RunRecord;
import nightjar.pass.Progress;
import nightjar.project.SpecRejected;
import nightjar.source.InputChanged;
import nightjar.table.DataRejected;
import nightjar.workspace.Outcome;
import nightjar.workspace.RunEnd;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Whereabouts;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// One attempt at a run, in this thread, under a lease: from the lease to the word on how it ended.
///
/// @param actor for whom, kept with every attempt but the first
record RunAttempt(
        Workspace workspace,
        InstantSource clock,
        Progress progress,
        Consumer<String> notes,
        Actor actor) {

    private static final Logger LOG = LoggerFactory.getLogger(RunAttempt.class);

    /// How long an ending process tries to write down why it ends.
    private static final Duration KEEPING = Duration.ofSeconds(10);

    /// What is to be done.
    ///
    /// @param why for people; empty: it goes without saying
    /// @param forecast of a run that is begun anew; null: none
    record Order(
            RunKey key,
            RunRequest request,
            Inputs inputs,
            String why,
            @Nullable RunForecast forecast) {}

    /// Works the run off, from where an earlier attempt has come to.
    RunEnd of(Order order) {
        RunKey key = order.key();
        RunHome home = new RunHome(workspace);
        home.copy().ifPresent(notes);
        workspace.database().requireConnections();
        Optional<RunRecord> begun = workspace.ledger().find(key);
        if (begun.isPresent() && !home.isHere(begun.get())) {
            return home.elsewhere(begun.get());
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
            RunEnd over = new Completeness(workspace).over(key);
            end =
                    over != null
                            ? over
                            : kept(
                                    lease,
                                    new LaterRun(workspace)
                                            .refusal(key, order.request())
                                            .orElseGet(() -> held(lease, order)));
            CrashPoint.RUN_OVER.passed("run");
        }
        CrashPoint.RUN_RELEASED.passed("run");
        return end;
    }

    private RunEnd held(Lease lease, Order order) {
        RunKey key = lease.run();
        RunRequest request = order.request();
        Workspace held = workspace.heldBy(lease);
        Whereabouts whereabouts = new Whereabouts(progress);
        Stillness stillness = Stillness.ofWork(Stillness.PATIENCE.multipliedBy(2));
        try (Stopping stopping = new Stopping(held.stops(), key, notes);
                LastResort _ =
                        new LastResort(stillness, () -> giveUp(lease, whereabouts.where()))) {
            if (!order.why().isEmpty()) {
                notes.accept(order.why());
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
                                    allInputs(request, order.inputs()),
                                    clock.instant()));
            versionOf(request).ifPresent(version -> held.ledger().model(key, version));
            held.ledger().failure(key, null);
            RunForecast forecast = order.forecast();
            if (forecast != null) {
                held.forecasts().enter(key, Json.publish(forecast));
            }
            CrashPoint.RUN_ENTERED.passed("run");
            CurrentRun run = new CurrentRun(key, request.file(), folder);
            RunWiring wiring =
                    new RunWiring(held, run, request, order.inputs(), stopping, whereabouts, clock);
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
                new RunFailure(
                        lease.run(),
                        new RunFolder(
                                workspace.path(lease.run()), lease.writing(workspace.identity())),
                        workspace.databaseName());
        try {
            lease.check();
            return failure.of(failures);
        } catch (LeaseLost lost) {
            return failure.of(List.of(lost));
        } catch (DatabaseUnavailable _) {
            return failure.of(failures);
        }
    }
}
