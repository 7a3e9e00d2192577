package nightjar.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/// Opens databases, and says in the operator's words why one cannot be opened.
final class DatabaseOpener {

    /// Threads of one process cannot wait for each other's file locks.
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final DatabaseSettings settings;
    private final Backend backend;

    DatabaseOpener(DatabaseSettings settings) {
        this.settings = settings;
        this.backend = settings.backend();
    }

    Database open() {
        try {
            return switch (backend) {
                case SQLITE -> openFile(settings.file());
                case POSTGRESQL -> upToDate();
            };
        } catch (SQLException | IOException | FlywayException | HikariFailure e) {
            throw unavailable(e);
        }
    }

    /// A file that is there and up to date is opened without ado; else one process at a time creates and migrates it, since neither
    /// SQLite's change to WAL nor Flyway on SQLite waits for another process.
    private Database openFile(Path file) throws IOException, SQLException {
        if (Files.exists(file) && Files.size(file) > 0) {
            Database current = openIfCurrent();
            if (current != null) {
                return current;
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        IN_THIS_PROCESS.lock();
        try (FileChannel channel =
                        FileChannel.open(
                                file.resolveSibling(file.getFileName() + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            return upToDate();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private @Nullable Database openIfCurrent() throws SQLException {
        HikariDataSource pool;
        try {
            pool = pool(source());
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

    private Database upToDate() throws SQLException {
        HikariDataSource pool = pool(source());
        try {
            new Migrations(pool, backend).apply();
            return new Database(pool, backend);
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private DataSource source() {
        return switch (backend) {
            case SQLITE -> sqlite();
            case POSTGRESQL -> postgresql();
        };
    }

    /// WAL lets several processes look while one works; FULL makes every commit survive a power loss; IMMEDIATE takes the write lock
    /// when a transaction begins, so that it never fails half-way because somebody else wrote.
    private DataSource sqlite() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(10_000);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(settings.url());
        return source;
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

    /// Four connections: the chunk's, the job repository's own transaction, the heartbeat, one to spare.
    private HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("nightjar");
        config.setDataSource(source);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
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
