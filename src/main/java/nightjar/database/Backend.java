package nightjar.database;

import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/// The two databases Nightjar keeps its books in, and what differs between them. Everything else is SQL both understand.
public enum Backend {
    SQLITE("jdbc:sqlite:", "sqlite", "CAST(unixepoch('subsec') * 1000 AS INTEGER)"),
    POSTGRESQL(
            "jdbc:postgresql:",
            "postgresql",
            "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)");

    private final String prefix;
    private final String folder;
    private final String now;

    Backend(String prefix, String folder, String now) {
        this.prefix = prefix;
        this.folder = folder;
        this.now = now;
    }

    /// What its addresses begin with.
    String prefix() {
        return prefix;
    }

    /// What every connection begins with; null: nothing. A process that is suspended in the middle of a transaction would keep its rows locked for as long as
    /// it sleeps: PostgreSQL ends such a transaction when the lease of a run would have ended. Nothing of the kind exists for
    /// SQLite, whose lock lasts as long as its process.
    @Nullable String connectionInit() {
        return switch (this) {
            case SQLITE -> null;
            case POSTGRESQL -> "SET idle_in_transaction_session_timeout = " + Leases.TTL.toMillis();
        };
    }

    /// The isolation its connections have unless told otherwise.
    int isolation() {
        return switch (this) {
            case SQLITE -> Connection.TRANSACTION_SERIALIZABLE;
            case POSTGRESQL -> Connection.TRANSACTION_READ_COMMITTED;
        };
    }

    /// A query with one parameter, the name of a table; 0 if there is none.
    String tableExists() {
        return switch (this) {
            case SQLITE -> "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?";
            case POSTGRESQL -> "SELECT count(to_regclass(?))";
        };
    }

    /// A query for its size on disk and how much of that is free to be written again, in bytes.
    String space() {
        return switch (this) {
            case SQLITE ->
                    """
                    SELECT page_count * page_size, freelist_count * page_size
                      FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()
                    """;
            // What its autovacuum has freed is known only to extensions.
            case POSTGRESQL -> "SELECT pg_database_size(current_database()), 0";
        };
    }

    /// Where its migrations stand.
    String migrations() {
        return "classpath:db/migration/" + folder;
    }

    /// An expression of the database's own clock, in milliseconds since 1970-01-01T00:00Z. It moves within a transaction.
    public String now() {
        return now;
    }
}
