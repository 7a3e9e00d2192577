package nightjar.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import nightjar.database.Database;
import nightjar.database.DatabaseExam;
import nightjar.database.DatabaseSettings;
import nightjar.database.Diagnosis;
import nightjar.database.Home;
import nightjar.database.Lease;
import nightjar.database.Leases;
import nightjar.database.Patience;
import nightjar.database.RunKey;
import nightjar.durable.WholeFiles;
import nightjar.ledger.Act;
import nightjar.ledger.Acts;
import nightjar.ledger.Forecasts;
import nightjar.ledger.Ledger;
import nightjar.ledger.Parts;
import nightjar.ledger.RunFolder;
import nightjar.ledger.view.RunHistory;
import nightjar.ledger.view.Stops;
import nightjar.registry.Registry;
import nightjar.registry.Reviews;
import nightjar.registry.Verifier;
import nightjar.retention.Purge;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;

/// A home folder and its database, opened: what every command but the purely textual ones works with.
public final class Workspace implements AutoCloseable {

    private final Home home;
    private final Database database;
    private final DatabaseSettings settings;
    private final InstantSource clock;

    private Workspace(
            Home home, Database database, DatabaseSettings settings, InstantSource clock) {
        this.settings = settings;
        this.home = home;
        this.database = database;
        this.clock = clock;
    }

    /// Opens the database of `home`, or the shared one at `url`, and creates what is missing.
    ///
    /// @param url null: the embedded database in the home folder
    public static Workspace open(Path home, @Nullable String url, InstantSource clock) {
        return open(home, url, clock, _ -> {});
    }

    /// As [#open(Path, String, InstantSource)].
    ///
    /// @param notes hears of a server that does not answer at once
    public static Workspace open(
            Path home, @Nullable String url, InstantSource clock, Consumer<String> notes) {
        Home here = Home.at(home);
        DatabaseSettings settings = settings(home, url);
        return new Workspace(here, Database.open(settings, Patience.usual(notes)), settings, clock);
    }

    /// Opens it to look at, which takes no right to write.
    public static Workspace look(
            Path home, @Nullable String url, InstantSource clock, Consumer<String> notes) {
        DatabaseSettings settings = settings(home, url);
        Database database = Database.look(settings, Patience.usual(notes));
        return new Workspace(Home.look(home), database, settings, clock);
    }

    /// Whether the database of `home`, or the shared one at `url`, does what a run will ask of it.
    public static List<Diagnosis> examine(Path home, @Nullable String url) {
        return DatabaseExam.of(settings(home, url));
    }

    private static DatabaseSettings settings(Path home, @Nullable String url) {
        return DatabaseSettings.of(
                home,
                url,
                System.getenv("NIGHTJAR_DB_USER"),
                System.getenv("NIGHTJAR_DB_PASSWORD"));
    }

    public Path home() {
        return home.path();
    }

    /// Where runs are looked for, in words: the home, or the database that was named instead.
    public String place() {
        return settings.embedded()
                .map(file -> file.equals(home().resolve("nightjar.db")) ? home() : file)
                .map(Path::toString)
                .orElseGet(settings::toString);
    }

    /// The home with its identity.
    public Home identity() {
        return home;
    }

    public Database database() {
        return database;
    }

    /// The file of an embedded database.
    Optional<Path> databaseFile() {
        return settings.embedded();
    }

    public Ledger ledger() {
        return new Ledger(database);
    }

    public RunHistory history() {
        return new RunHistory(database, clock);
    }

    public Forecasts forecasts() {
        return new Forecasts(database);
    }

    /// Bytes of the files of a run; empty if they are not in this home.
    public OptionalLong disk(RunKey run) {
        return Files.isDirectory(path(run))
                ? OptionalLong.of(folder(run).bytes())
                : OptionalLong.empty();
    }

    public Acts acts() {
        return new Acts(database);
    }

    public Stops stops() {
        return new Stops(database, clock);
    }

    public Registry registry() {
        return new Registry(database, home());
    }

    public Purge purge() {
        return new Purge(database, home(), clock);
    }

    /// Where versions are verified before they are promoted.
    public Verifier verifier() {
        return new VerifierProcess(home(), settings);
    }

    public Reviews reviews() {
        return new Reviews(database);
    }

    public InstantSource clock() {
        return clock;
    }

    public Leases leases() {
        return new Leases(database);
    }

    /// The folder of a run, to look into.
    public RunFolder folder(RunKey run) {
        return new RunFolder(
                path(run), WholeFiles.unguardedIn(home()), Parts.ofLooker(database, run));
    }

    /// Where the files of a run are, or would be.
    public Path path(RunKey run) {
        return home().resolve("runs").resolve(run.name());
    }

    /// This workspace for the holder of a run: nothing goes through any more, in the database or in the run's folder, once another
    /// process has taken over.
    public Workspace heldBy(Lease lease) {
        return new Workspace(home, database.fencedBy(lease), settings, clock);
    }

    /// The folder of the run that is held. What dead attempts left aside in it is removed.
    public RunFolder folder(Lease lease) {
        RunFolder folder =
                new RunFolder(
                        path(lease.run()), lease.writing(home), Parts.of(database, lease.run()));
        folder.files().sweep(folder.path());
        return folder;
    }

    /// Marks the last attempt of a run that nobody works on as given up.
    ///
    /// @param act by which, kept in the same transaction
    public void abandon(RunKey run, Act act) {
        try (Lease lease = leases().acquire(run)) {
            Workspace held = heldBy(lease);
            Attempts attempts = Attempts.of(run, held.database);
            JobExecution last = attempts.last();
            JobExecution _ =
                    held.acts()
                            .entering(
                                    act,
                                    () -> {
                                        attempts.abandon(last);
                                        return last;
                                    });
        }
    }

    /// What the database is, for people; no secrets.
    public String databaseName() {
        return settings.toString();
    }

    @Override
    public void close() {
        database.close();
    }
}
