package nightjar.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nightjar.durable.PrivateFiles;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteException;

/// Opens databases, and says in the operator's words why one cannot be opened.
final class DatabaseOpener {

    /// Threads of one process cannot wait for each other's file locks.
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    /// The chunk's, the job repository's own transaction, the heartbeat, one to spare.
    static final int MOST_CONNECTIONS = 4;

    private final DatabaseSettings settings;
    private final Backend backend;
    private final Patience patience;

    DatabaseOpener(DatabaseSettings settings, Patience patience) {
        this.settings = settings;
        this.backend = settings.backend();
        this.patience = patience;
    }

    Database open() {
        return opened(
                () ->
                        switch (backend) {
                            case SQLITE -> openFile(file());
                            case POSTGRESQL -> upToDate(this::connected);
                        });
    }

    /// For who only reads, and may have no right to anything else.
    Database look() {
        return opened(
                () ->
                        switch (backend) {
                            case SQLITE -> file().isWritable() ? openFile(file()) : lookAt(file());
                            case POSTGRESQL -> upToDate(this::connected);
                        });
    }

    private SqliteFile file() {
        return new SqliteFile(settings.file());
    }

    private interface Opening {
        Database open() throws IOException, SQLException;
    }

    private Database opened(Opening opening) {
        try {
            return opening.open();
        } catch (SQLException | IOException | FlywayException | HikariFailure e) {
            throw unavailable(e);
        }
    }

    /// A file that is there and up to date is opened without ado; else one process at a time creates and migrates it, since neither
    /// SQLite's change to WAL nor Flyway on SQLite waits for another process.
    private Database openFile(SqliteFile file) throws IOException, SQLException {
        requireNameable(file);
        if (file.isThere()) {
            Database current = openIfCurrent(file);
            if (current != null) {
                return current;
            }
        }
        PrivateFiles.createFolders(file.folder(), file.folder());
        IN_THIS_PROCESS.lock();
        try (FileChannel channel = PrivateFiles.open(file.beside(".lock"));
                FileLock _ = channel.lock()) {
            // What SQLite makes beside it has the rights of the file.
            PrivateFiles.create(file.path());
            return upToDate(() -> pool(file.writing()));
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    /// SQLite takes names for UTF-8, whatever the locale.
    private void requireNameable(SqliteFile file) {
        boolean ascii = file.path().toString().chars().allMatch(c -> c < 128);
        String names = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!ascii && !names.equals("UTF-8")) {
            throw new DatabaseUnavailable(
                    where()
                            + "a path that is not ASCII, in a locale whose names are "
                            + names
                            + ". Expected UTF-8: set LC_ALL=C.UTF-8, or give another path in --home, --db or NIGHTJAR_DB.");
        }
    }

    private @Nullable Database openIfCurrent(SqliteFile file) throws SQLException {
        HikariDataSource pool;
        try {
            pool = pool(file.writing());
        } catch (HikariFailure e) {
            if (e.isBusy()) {
                return null;
            }
            throw e;
        }
        try {
            if (new Migrations(pool, backend).areApplied()) {
                return new Database(pool, backend);
            }
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw e;
        }
        pool.close();
        return null;
    }

    private Database lookAt(SqliteFile file) throws IOException, SQLException {
        if (!file.isReadable()) {
            throw new DatabaseUnavailable(
                    where()
                            + "the user "
                            + System.getProperty("user.name")
                            + " may not read it.\nGive this user the right to read the file, and to look into its folder.");
        }
        if (!file.isThere()) {
            if (Files.isDirectory(file.folder()) && !Files.isWritable(file.folder())) {
                throw new DatabaseUnavailable(
                        "There is no database "
                                + file.path()
                                + ", and this user may not make one there: nothing ran in this home yet, or it is another one (--home, NIGHTJAR_HOME).");
            }
            return openFile(file);
        }
        SqliteFile.Looking looking = file.looking();
        HikariDataSource pool = pool(looking.source(), looking.readOnly());
        Database database = new Database(pool, backend, looking.after());
        try {
            new Migrations(pool, backend).requireReadable(file.path().toString());
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private Database upToDate(Supplier<HikariDataSource> connecting) throws SQLException {
        HikariDataSource pool = connecting.get();
        try {
            new Migrations(pool, backend).apply();
            return new Database(pool, backend);
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /// A server may be away for a moment, or have no connection to give.
    private HikariDataSource connected() {
        return patience.with(
                () -> pool(postgresql()),
                DatabaseTrouble::mayPass,
                failure ->
                        "The database "
                                + settings
                                + " does not answer ("
                                + settings.redact(
                                        DatabaseTrouble.in(failure)
                                                .map(DatabaseTrouble::found)
                                                .orElseGet(failure::toString))
                                + "); trying again for "
                                + patience.most().toSeconds()
                                + " s.");
    }

    private DataSource postgresql() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(settings.url());
            source.setTcpKeepAlive(true);
            source.setApplicationName("nightjar");
            for (var property : settings.properties().entrySet()) {
                source.setProperty(property.getKey(), property.getValue());
            }
        } catch (IllegalArgumentException | SQLException e) {
            throw new DatabaseUnavailable(
                    where()
                            + settings.redact(String.valueOf(e.getMessage()))
                            + ". Expected jdbc:postgresql://<host>[:<port>]/<database>.");
        }
        return source;
    }

    private HikariDataSource pool(DataSource source) {
        return pool(source, false);
    }

    private HikariDataSource pool(DataSource source, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("nightjar");
        config.setDataSource(source);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setReadOnly(readOnly);
        config.setConnectionTimeout(5_000);
        config.setConnectionInitSql(backend.connectionInit());
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new HikariFailure(e);
        }
    }

    private DatabaseUnavailable unavailable(Exception failure) {
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.in(failure);
        if (trouble.isPresent()) {
            return unavailable(trouble.get().found(), trouble.get().advice(), failure);
        }
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof SQLException)) {
            root = root.getCause();
        }
        return unavailable(
                root.getClass().getSimpleName() + ": " + root.getMessage(), whatToDo(root), root);
    }

    private DatabaseUnavailable unavailable(String found, String advice, Throwable cause) {
        return new DatabaseUnavailable(where() + settings.redact(found) + "\n" + advice, cause);
    }

    private String where() {
        return "Cannot open the database " + settings + ". Found: ";
    }

    private static String whatToDo(Throwable root) {
        return switch (root) {
            case SQLException _ ->
                    "Expected a database in which this user may create tables. Check its rights, --db and NIGHTJAR_DB.";
            case IOException _ ->
                    "Expected a folder that can be written. Check the path in --home, --db or NIGHTJAR_DB.";
            case FlywayException _ ->
                    "Expected a database or schema that is empty or Nightjar's own. Give it one of its own.";
            default -> "Check --db or NIGHTJAR_DB.";
        };
    }

    /// The pool could not get its first connection.
    private static final class HikariFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        HikariFailure(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }

        boolean isBusy() {
            for (Throwable cause = this; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLiteException sqlite
                        && sqlite.getResultCode().name().startsWith("SQLITE_BUSY")) {
                    return true;
                }
            }
            return false;
        }
    }
}
