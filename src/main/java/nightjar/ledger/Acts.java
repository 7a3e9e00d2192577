package nightjar.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import nightjar.database.Database;
import nightjar.database.RunKey;

/// The table `act`, to which rows are only ever added.
public record Acts(Database database) {

    /// Does something and keeps that it was done, in one transaction.
    public <T> T entering(Act act, Supplier<T> work) {
        return database.inTransaction(
                () -> {
                    T done = work.get();
                    enter(act);
                    return done;
                });
    }

    /// In the transaction of the caller, if there is one.
    public void enter(Act act) {
        database.jdbc()
                .sql(
                        """
                        INSERT INTO act (kind, project, run, version, by, at, host, reason, outcome)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(act.kind().name())
                .param(act.project())
                .param(act.run())
                .param(act.version())
                .param(act.by())
                .param(act.at().toEpochMilli())
                .param(act.host())
                .param(act.reason())
                .param(act.outcome())
                .update();
    }

    /// Those about a run, oldest first, also of one that was purged.
    public List<Act> of(RunKey run) {
        return database.jdbc()
                .sql("SELECT * FROM act WHERE project = ? AND run = ? ORDER BY number")
                .params(run.project(), run.name())
                .query((row, _) -> act(row))
                .list();
    }

    /// Those about versions of a project, oldest first.
    public List<Act> ofVersions(String project) {
        return database.jdbc()
                .sql("SELECT * FROM act WHERE project = ? AND version IS NOT NULL ORDER BY number")
                .param(project)
                .query((row, _) -> act(row))
                .list();
    }

    private static Act act(ResultSet row) throws SQLException {
        int number = row.getInt("version");
        Integer version = row.wasNull() ? null : number;
        return new Act(
                Act.Kind.valueOf(row.getString("kind")),
                row.getString("project"),
                row.getString("run"),
                version,
                row.getString("by"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("host"),
                row.getString("reason"),
                row.getString("outcome"));
    }
}
