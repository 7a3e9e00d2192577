package nightjar.ledger;

import java.util.Optional;
import nightjar.database.Database;
import nightjar.database.RunKey;
import nightjar.durable.Json;
import tools.jackson.databind.JsonNode;

/// The table of what was forecast of runs before they began. Not among the measurements: it depends on the machine and on the hour.
public final class Forecasts {

    private final Database database;

    public Forecasts(Database database) {
        this.database = database;
    }

    /// Enters the forecast of a run that was just begun; one that is there already stays.
    ///
    /// @param json as it is published
    public void enter(RunKey run, String json) {
        database.inTransaction(
                () ->
                        database.jdbc()
                                .sql(
                                        "INSERT INTO forecast (run, forecast) VALUES (?, ?) ON CONFLICT (run) DO NOTHING")
                                .params(run.name(), json)
                                .update());
    }

    /// As it was entered; empty: none was made.
    public Optional<JsonNode> find(RunKey run) {
        return database.jdbc()
                .sql("SELECT forecast FROM forecast WHERE run = ?")
                .param(run.name())
                .query(String.class)
                .optional()
                .map(Json::tree);
    }
}
