package nightjar.run;

import java.nio.file.Path;
import java.time.InstantSource;
import nightjar.ledger.Database;
import nightjar.ledger.DatabaseSettings;
import nightjar.ledger.Leases;
import nightjar.ledger.Ledger;
import nightjar.ledger.RunFolder;
import nightjar.ledger.RunHistory;
import nightjar.ledger.RunKey;
import nightjar.ledger.Stops;
import nightjar.registry.Registry;
import org.jspecify.annotations.Nullable;

/// A home folder and its database, opened: what every command but the purely textual ones works with.
public final class Workplace implements AutoCloseable {

    private final Path home;
    private final Database database;
    private final InstantSource clock;

    private Workplace(Path home, Database database, InstantSource clock) {
        this.home = home;
        this.database = database;
        this.clock = clock;
    }

    /// Opens the database of `home`, or the shared one at `url`, and creates what is missing.
    ///
    /// @param url null: the embedded database in the home folder
    public static Workplace open(Path home, @Nullable String url, InstantSource clock) {
        DatabaseSettings settings =
                DatabaseSettings.of(
                        home, url, System.getenv("NIGHTJAR_DB_USER"), System.getenv("NIGHTJAR_DB_PASSWORD"));
        return new Workplace(home, Database.open(settings), clock);
    }

    public Path home() {
        return home;
    }

    Database database() {
        return database;
    }

    public Ledger ledger() {
        return new Ledger(database);
    }

    public RunHistory history() {
        return new RunHistory(database, clock);
    }

    public Stops stops() {
        return new Stops(database, clock);
    }

    public Registry registry() {
        return new Registry(database, home.resolve("models"));
    }

    Leases leases() {
        return new Leases(database);
    }

    RunFolder folder(RunKey run) {
        return new RunFolder(home.resolve("runs").resolve(run.name()));
    }

    @Override
    public void close() {
        database.close();
    }
}
