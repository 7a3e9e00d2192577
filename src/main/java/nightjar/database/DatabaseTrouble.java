package nightjar.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/// What keeps a database from doing what it was asked, where a person can mend it: full, locked, away, read-only, damaged. Everything else
/// that a database complains of is a bug of ours.
///
/// @param found the database's own words
/// @param advice what to do, as whole sentences
public record DatabaseTrouble(String found, String advice) {

    private static final String NOT_THERE =
            "Expected a PostgreSQL server that answers there. Check host and port, that it is up, and the network.";

    /// Finds it among the causes of a failure; the innermost exception of the database says most.
    public static Optional<DatabaseTrouble> in(Throwable failure) {
        SQLException innermost = innermost(failure);
        if (innermost == null) {
            return Optional.empty();
        }
        String advice =
                innermost instanceof SQLiteException sqlite
                        ? sqlite(sqlite.getResultCode().name())
                        : postgresql(innermost, failure);
        return Optional.ofNullable(advice)
                .map(known -> new DatabaseTrouble(String.valueOf(innermost.getMessage()), known));
    }

    /// Whether a database that could not be reached may answer in a moment: its server starts, or has no connection to give.
    static boolean mayPass(Throwable failure) {
        SQLException innermost = innermost(failure);
        if (innermost == null || innermost instanceof SQLiteException) {
            return false;
        }
        String state = innermost.getSQLState();
        return state == null
                ? innermost instanceof SQLTransientConnectionException
                : state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }

    private static @Nullable SQLException innermost(Throwable failure) {
        SQLException innermost = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                innermost = sql;
            }
        }
        return innermost;
    }

    /// By the name of the result code, whose extensions follow an underscore.
    private static @Nullable String sqlite(String code) {
        String kind = code.split("_")[1];
        return switch (kind) {
            case "FULL", "IOERR" ->
                    "The disk of the database is full or failing: free some space there.";
            case "BUSY", "LOCKED" ->
                    "Another process has held it for more than 10 s. Try again when it is done.";
            case "READONLY", "PERM", "AUTH", "CANTOPEN" ->
                    "Expected a file in a folder that can be written by this user, on a disk with space left. Check the path in --home, --db or NIGHTJAR_DB.";
            case "NOTADB", "CORRUPT" ->
                    "Expected an SQLite database. The file is another one or damaged: put it aside and restore it from a backup, or give another path in --home, --db or NIGHTJAR_DB.";
            default -> null;
        };
    }

    /// By the class of the SQLSTATE; see appendix A of PostgreSQL's manual. Without one it is the pool that could not connect in time.
    private static @Nullable String postgresql(SQLException failure, Throwable whole) {
        String state = failure.getSQLState();
        if (state == null || state.length() < 2) {
            return failure instanceof SQLTransientConnectionException ? NOT_THERE : null;
        }
        if (state.equals("53100")) {
            return "The disk of the database server is full: free some space there.";
        }
        if (state.equals("25006")) {
            return "Expected a database that can be written to. Is it a standby? Check --db and NIGHTJAR_DB.";
        }
        if (state.equals("42501")) {
            return MissingRight.of(String.valueOf(failure.getMessage()), whole).sentence();
        }
        if (state.equals("53300")) {
            return "The server gives this user no further connection, and a run needs "
                    + Connections.NEEDED
                    + ": end what else is connected, or allow more (ALTER ROLE … CONNECTION LIMIT, max_connections).";
        }
        return switch (state.substring(0, 2)) {
            case "3F" ->
                    "Expected a schema in which this user may create tables: have the owner of the database run CREATE SCHEMA … AUTHORIZATION this user, or name one with ?currentSchema= in NIGHTJAR_DB.";
            case "08", "57" -> NOT_THERE;
            case "53" ->
                    "The database server is short of memory or connections: try again, or give it more.";
            case "55" -> "Another process has locked it. Try again when that is done.";
            case "28" -> "Check NIGHTJAR_DB_USER and NIGHTJAR_DB_PASSWORD.";
            case "3D" -> "Create the database, or name another in --db or NIGHTJAR_DB.";
            default -> null;
        };
    }
}
