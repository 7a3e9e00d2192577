package nightjar.ledger;

import java.util.Optional;
import nightjar.database.Database;
import nightjar.database.RunKey;

/// The states of passes, saved in the transactions of their chunks. The last two of each step are kept.
public final class Snapshots {

    private final Database database;

    public Snapshots(Database database) {
        this.database = database;
    }

    /// Saves the state after a chunk, in the chunk's transaction, and forgets all but the one before it.
    ///
    /// @param seq higher than that of the chunk before
    public void save(RunKey run, String step, long seq, byte[] state) {
        database.jdbc()
                .sql(
                        """
                        INSERT INTO snapshot (run, step, seq, bytes) VALUES (?, ?, ?, ?)
                        ON CONFLICT (run, step, seq) DO UPDATE SET bytes = excluded.bytes
                        """)
                .params(run.name(), step, seq, state)
                .update();
        database.jdbc()
                .sql(
                        """
                        DELETE FROM snapshot WHERE run = ? AND step = ? AND seq <
                            (SELECT MAX(seq) FROM snapshot WHERE run = ? AND step = ? AND seq < ?)
                        """)
                .params(run.name(), step, run.name(), step, seq)
                .update();
    }

    /// The state after one chunk, if it is still kept.
    public Optional<Snapshot> find(RunKey run, String step, long seq) {
        return database.jdbc()
                .sql("SELECT seq, bytes FROM snapshot WHERE run = ? AND step = ? AND seq = ?")
                .params(run.name(), step, seq)
                .query((row, _) -> new Snapshot(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    /// The state after the last committed chunk.
    public Optional<Snapshot> latest(RunKey run, String step) {
        return database.jdbc()
                .sql(
                        """
                        SELECT seq, bytes FROM snapshot WHERE run = ? AND step = ?
                         ORDER BY seq DESC LIMIT 1
                        """)
                .params(run.name(), step)
                .query((row, _) -> new Snapshot(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    /// Forgets all states of a run that is complete.
    public void clear(RunKey run) {
        database.jdbc().sql("DELETE FROM snapshot WHERE run = ?").param(run.name()).update();
    }
}
