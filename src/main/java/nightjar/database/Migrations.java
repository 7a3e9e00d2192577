package nightjar.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The tables of this jar's version. Flyway is loaded only if there is something to do: it costs more than most commands.
final class Migrations {

    /// The highest version among `db/migration`.
    static final int LATEST = 20;

    private static final String HISTORY = "flyway_schema_history";

    private final DataSource source;
    private final Backend backend;

    Migrations(DataSource source, Backend backend) {
        this.source = source;
        this.backend = backend;
    }

    /// Whether nothing is left to do.
    ///
    /// @throws DatabaseUnavailable if the tables are newer than this jar
    boolean areApplied() throws SQLException {
        int found = version();
        if (found > LATEST) {
            throw new DatabaseUnavailable(
                    "The tables of the database are of version "
                            + found
                            + ", made by a newer Nightjar. This one knows versions up to "
                            + LATEST
                            + ". Use the newer nightjar.jar, or another database in --db or NIGHTJAR_DB.");
        }
        return found == LATEST;
    }

    /// Refuses tables that are older than this jar, where nothing may be written.
    ///
    /// @param database for people
    /// @throws DatabaseUnavailable if they are, or newer
    void requireReadable(String database) throws SQLException {
        if (!areApplied()) {
            throw new DatabaseUnavailable(
                    "The tables of "
                            + database
                            + " are of version "
                            + version()
                            + ", made by an older Nightjar; this one needs version "
                            + LATEST
                            + " and may not write there. Have a user with that right call this Nightjar once (`nightjar runs`), or use the older one.");
        }
    }

    void apply() throws SQLException {
        if (!areApplied()) {
            flyway().migrate();
        }
    }

    Flyway flyway() {
        return Flyway.configure()
                .dataSource(source)
                .locations(backend.migrations())
                .table(HISTORY)
                .load();
    }

    private int version() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return hasHistory(connection) ? latest(connection) : 0;
        }
    }

    private boolean hasHistory(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(backend.tableExists())) {
            statement.setString(1, HISTORY);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getInt(1) > 0;
            }
        }
    }

    private static int latest(Connection connection) throws SQLException {
        String query = "SELECT max(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
