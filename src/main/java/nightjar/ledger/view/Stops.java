package nightjar.ledger.view;

import java.time.InstantSource;
import nightjar.database.Database;
import nightjar.database.RunKey;

/// Requests of the operator that a run stop after its current chunk.
public final class Stops {

    private final Database database;
    private final InstantSource clock;

    public Stops(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public void request(RunKey run) {
        database.jdbc()
                .sql(
                        """
                        INSERT INTO stop_request (run, requested) VALUES (?, ?)
                        ON CONFLICT (run) DO NOTHING
                        """)
                .params(run.name(), clock.millis())
                .update();
    }

    /// One look-up by primary key; cheap enough for every chunk.
    public boolean requested(RunKey run) {
        return database.jdbc()
                        .sql("SELECT count(*) FROM stop_request WHERE run = ?")
                        .param(run.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Takes the request back: an attempt begins.
    public void clear(RunKey run) {
        database.jdbc().sql("DELETE FROM stop_request WHERE run = ?").param(run.name()).update();
    }
}
