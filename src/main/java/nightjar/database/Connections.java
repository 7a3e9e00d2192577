package nightjar.database;

import java.util.Comparator;
import java.util.List;

/// How many connections a PostgreSQL server gives this process, and what a run needs.
///
/// A run itself has four at most: the chunk's, the job repository's own transaction, the heartbeat, one to spare. The process that checks a
/// version before it is promoted has one of its own.
///
/// @param allowed those of this process included
/// @param limit what bounds them, for people
record Connections(long allowed, String limit) {

    /// With which a run has all it can use.
    static final int WANTED = DatabaseOpener.MOST_CONNECTIONS + 1;

    /// Without the one to spare.
    static final int NEEDED = WANTED - 1;

    /// What the server, the user and the database allow, and how many of each are taken.
    private static final String LIMITS =
            """
            SELECT current_setting('max_connections')::bigint
                     - CASE WHEN r.rolsuper THEN 0
                            ELSE current_setting('superuser_reserved_connections')::bigint
                                   + COALESCE(current_setting('reserved_connections', true)::bigint, 0) END AS server,
                   CASE WHEN r.rolsuper OR r.rolconnlimit < 0 THEN 1000000 ELSE r.rolconnlimit END AS role,
                   CASE WHEN r.rolsuper OR d.datconnlimit < 0 THEN 1000000 ELSE d.datconnlimit END AS base,
                   u.taken, u.taken_by_role, u.taken_in_base
              FROM pg_roles r, pg_database d,
                   (SELECT count(*) AS taken,
                           count(*) FILTER (WHERE usename = session_user) AS taken_by_role,
                           count(*) FILTER (WHERE datname = current_database()) AS taken_in_base
                      FROM pg_stat_activity WHERE datid IS NOT NULL) u
             WHERE r.rolname = session_user AND d.datname = current_database()
            """;

    /// @param own connections this process has open
    static Connections of(Database database, int own) {
        return database
                .jdbc()
                .sql(LIMITS)
                .query(
                        (row, _) ->
                                List.of(
                                        bounded("the server", row.getLong(1), row.getLong(4) - own),
                                        bounded("the user", row.getLong(2), row.getLong(5) - own),
                                        bounded(
                                                "the database",
                                                row.getLong(3),
                                                row.getLong(6) - own)))
                .single()
                .stream()
                .min(Comparator.comparingLong(Connections::allowed))
                .orElseThrow();
    }

    private static Connections bounded(String what, long limit, long others) {
        return new Connections(
                limit - others,
                "the limit of %s is %s, others have %s"
                        .formatted(what, limit, Math.max(0, others)));
    }

    boolean areEnough() {
        return allowed >= NEEDED;
    }

    String sentence() {
        return "a run needs %s connections to the database at once, and it is allowed %s (%s)"
                .formatted(NEEDED, Math.max(0, allowed), limit);
    }

    String advice() {
        return "End what else is connected, or allow more: ALTER ROLE … CONNECTION LIMIT, ALTER DATABASE … CONNECTION LIMIT, or max_connections of the server.";
    }

    /// How many the run itself may open.
    int forThisProcess() {
        return (int) Math.min(DatabaseOpener.MOST_CONNECTIONS, allowed - 1);
    }
}
