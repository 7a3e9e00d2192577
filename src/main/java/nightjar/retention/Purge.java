package nightjar.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nightjar.database.Database;
import nightjar.database.DatabaseSpace;
import nightjar.database.Home;
import nightjar.database.RunKey;
import nightjar.ledger.Act;
import nightjar.ledger.Actor;
import nightjar.ledger.Acts;
import nightjar.ledger.view.RunHistory;
import nightjar.ledger.view.StoredRun;
import nightjar.registry.ModelVersion;
import nightjar.registry.Registry;
import nightjar.retention.PurgePlan.Stay;
import nightjar.retention.RunRemover.Removed;
import org.jspecify.annotations.Nullable;

/// Removes what is old and not needed from one home and its database: runs, one after the other, each under its lease and in two small
/// transactions; then files of model versions, each in one; then copies of such files. May be ended at any moment: the next one goes on.
public final class Purge {

    private final Database database;
    private final RunHistory history;
    private final Registry registry;
    private final DatabaseSpace space;
    private final RunFolders folders;
    private final RunRemover remover;
    private final Home home;
    private final InstantSource clock;

    public Purge(Database database, Path home, InstantSource clock) {
        this.database = database;
        this.history = new RunHistory(database, clock);
        this.registry = new Registry(database, home);
        this.space = new DatabaseSpace(database);
        this.folders = new RunFolders(home.resolve("runs"));
        this.remover = new RunRemover(database, folders, clock);
        this.home = Home.look(home);
        this.clock = clock;
    }

    /// Does what is asked for, or finds out what that would be.
    ///
    /// @throws UncheckedIOException if the folders of runs cannot be looked at
    public PurgeReport purge(PurgeRequest request) {
        try {
            return purged(request);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot purge %s: %s. Give the user '%s' the right to read and write there, then purge again; it goes on where it was."
                            .formatted(folders.runs(), e, System.getProperty("user.name")),
                    e);
        }
    }

    private PurgeReport purged(PurgeRequest request) throws IOException {
        Instant now = clock.instant();
        // Folders first: a run that begins meanwhile is then among the runs, not taken for an
        // orphan.
        List<RunKey> there = folders.all();
        List<StoredRun> runs = history.stored();
        PurgePlan plan =
                PurgePlan.of(chosen(runs, request.project()), request.rule(), this::isHere, now);
        List<PurgeReport.Run> goes = new ArrayList<>();
        List<PurgeReport.Kept> kept = new ArrayList<>();
        plan.stays().stream()
                .filter(stay -> stay.why().isTold())
                .map(this::kept)
                .forEach(kept::add);
        if (!request.dryRun()) {
            folders.clear();
        }
        Set<RunKey> gone = new HashSet<>();
        for (StoredRun run : plan.goes()) {
            long bytes = folders.use(run.key()).bytes();
            switch (request.dryRun() ? Removed.YES : remover.remove(run, request.actor())) {
                case Removed.Yes _ -> {
                    gone.add(run.key());
                    goes.add(
                            new PurgeReport.Run(
                                    run.key().name(), run.state(), run.lastSign(), bytes));
                }
                case Removed.Held _ -> kept.add(kept(new Stay(run, PurgeDecision.HELD)));
                case Removed.Failed failed -> kept.add(failed(run, failed));
            }
        }
        List<PurgeReport.Orphan> orphans = orphans(there, runs, request, now);
        List<StoredRun> stays = runs.stream().filter(run -> !gone.contains(run.key())).toList();
        List<PurgeReport.Version> versions = versions(stays, request);
        if (!request.dryRun()) {
            registry.removeCopies();
            space.giveBack();
        }
        return report(request, now, goes, versions, kept, orphans);
    }

    private PurgeReport report(
            PurgeRequest request,
            Instant now,
            List<PurgeReport.Run> runs,
            List<PurgeReport.Version> versions,
            List<PurgeReport.Kept> kept,
            List<PurgeReport.Orphan> orphans) {
        DatabaseSpace.Space after = space.measure();
        long bytes =
                runs.stream().mapToLong(PurgeReport.Run::bytes).sum()
                        + versions.stream().mapToLong(PurgeReport.Version::bytes).sum()
                        + orphans.stream()
                                .filter(PurgeReport.Orphan::removed)
                                .mapToLong(PurgeReport.Orphan::bytes)
                                .sum();
        return new PurgeReport(
                request.dryRun(),
                request.rule().limit(now),
                bytes,
                runs,
                versions,
                kept,
                orphans,
                new PurgeReport.Database(after.bytes(), after.free()));
    }

    /// A home that is lost is named by its path.
    private boolean isHere(StoredRun run) {
        return run.home().is(home, folders.runs().resolve(run.key().name()))
                || run.home().path().equals(home.path().toString());
    }

    private static List<StoredRun> chosen(List<StoredRun> runs, @Nullable String project) {
        return runs.stream()
                .filter(run -> project == null || run.key().project().equals(project))
                .toList();
    }

    private PurgeReport.Kept kept(Stay stay) {
        StoredRun run = stay.run();
        String advice =
                switch (stay.why()) {
                    case UNFINISHED ->
                            "it could still be restarted: `nightjar restart %s`, or `nightjar abandon %s`, or purge with --unfinished"
                                    .formatted(run.key(), run.key());
                    case HELD -> "a living process works on it";
                    case ELSEWHERE ->
                            "it was begun in another home; purge with --home %s, on the machine that has it"
                                    .formatted(run.home().path());
                    case FAILED, GOES, YOUNG, AMONG_THE_LAST ->
                            throw new IllegalArgumentException(stay.why() + " needs no advice");
                };
        return new PurgeReport.Kept(run.key().name(), run.state(), stay.why(), advice);
    }

    private static PurgeReport.Kept failed(StoredRun run, Removed.Failed failed) {
        return new PurgeReport.Kept(
                run.key().name(),
                run.state(),
                PurgeDecision.FAILED,
                "its files cannot be removed (%s); mend that and purge again"
                        .formatted(failed.cause()));
    }

    /// Another database may know the runs of these folders: they go only if that is asked for.
    private List<PurgeReport.Orphan> orphans(
            List<RunKey> there, List<StoredRun> runs, PurgeRequest request, Instant now)
            throws IOException {
        Set<RunKey> known = new HashSet<>();
        runs.forEach(run -> known.add(run.key()));
        List<PurgeReport.Orphan> orphans = new ArrayList<>();
        for (RunKey run : there) {
            boolean chosen = request.project() == null || request.project().equals(run.project());
            RunFolders.Use use = folders.use(run);
            if (chosen
                    && !known.contains(run)
                    && !use.newest().isAfter(request.rule().limit(now))) {
                boolean goes =
                        request.orphans()
                                && (request.dryRun() || remover.removeOrphan(run, request.actor()));
                orphans.add(new PurgeReport.Orphan(run.name(), use.bytes(), goes));
            }
        }
        return orphans;
    }

    /// @param stays all runs that stay, of all homes
    private List<PurgeReport.Version> versions(List<StoredRun> stays, PurgeRequest request) {
        List<PurgeReport.Version> versions = new ArrayList<>();
        for (String project : registry.projects()) {
            if (request.project() == null || request.project().equals(project)) {
                versions.addAll(versions(project, chosen(stays, project), request));
            }
        }
        return versions;
    }

    private List<PurgeReport.Version> versions(
            String project, List<StoredRun> stays, PurgeRequest request) {
        var all = registry.versions(project);
        Set<Integer> needed =
                NeededVersions.of(
                        stays,
                        all,
                        registry.line(project),
                        registry.successions(project, clock.instant()));
        return all.stream()
                .filter(version -> !version.isPurged() && !needed.contains(version.version()))
                .filter(version -> request.dryRun() || isRemoved(version, request.actor()))
                .map(
                        version ->
                                new PurgeReport.Version(
                                        project,
                                        version.version(),
                                        version.run(),
                                        version.files().values().stream()
                                                .mapToLong(file -> file.size())
                                                .sum()))
                .toList();
    }

    private boolean isRemoved(ModelVersion version, Actor actor) {
        return database.inTransaction(
                () -> {
                    boolean removed = registry.removeFiles(version.project(), version.version());
                    if (removed) {
                        new Acts(database)
                                .enter(
                                        Act.of(
                                                Act.Kind.PURGE,
                                                version.project(),
                                                version.version(),
                                                actor,
                                                clock.instant(),
                                                "files removed"));
                    }
                    return removed;
                });
    }
}
