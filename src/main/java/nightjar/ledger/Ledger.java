package nightjar.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import nightjar.database.Database;
import nightjar.database.HomeOfRun;
import nightjar.database.RunKey;
import nightjar.durable.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;

/// The book of runs, measurements and outputs in the database. Every entry may be repeated: the second time changes nothing or
/// replaces the first. Entries made in a chunk belong to its transaction.
public class Ledger {

    private static final String RUN =
            """
            SELECT run.project, run.job, run.date, run.sequence, run.input, run.created, run.project_file,
                   run.workspace, run.home, run.home_id, run.project_text, run.project_sha256, run.inputs, run.verdict, run.model_version, run.nightjar
              FROM run
            """;
    private static final String MEASURE =
            """
            INSERT INTO measurement (run, step, name, model, slice, "column", rule, position, value, unit)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (run, step, name, model, slice, "column", rule)
            DO UPDATE SET value = excluded.value, unit = excluded.unit
            """;

    private final Database database;

    public Ledger(Database database) {
        this.database = database;
    }

    /// Enters a run unless it is there already.
    ///
    /// @return what the ledger holds: the given record, or the one the run was first begun with
    public RunRecord begin(RunRecord run) {
        database.inTransaction(() -> insert(run));
        return find(run.key()).orElseThrow();
    }

    private int insert(RunRecord run) {
        return database.jdbc()
                .sql(
                        """
                        INSERT INTO run (run, project, job, date, sequence, input, created, project_file, workspace,
                                         home, home_id, project_text, project_sha256, inputs, verdict, model_version, nightjar)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (run) DO NOTHING
                        """)
                .param(run.key().name())
                .param(run.key().project())
                .param(run.key().job().word())
                .param(run.key().date().toString())
                .param(run.key().sequence())
                .param(orNone(run.key().input()))
                .param(run.created().toEpochMilli())
                .param(run.projectFile())
                .param(run.workspace())
                .param(run.home().path())
                .param(run.home().id())
                .param(run.projectText())
                .param(run.projectSha256())
                .param(Json.write(run.inputs()))
                .param(run.verdict())
                .param(run.model())
                .param(run.nightjar())
                .update();
    }

    public Optional<RunRecord> find(RunKey run) {
        return database.jdbc()
                .sql(RUN + "WHERE run = ?")
                .param(run.name())
                .query(Ledger::run)
                .optional();
    }

    /// The run with the highest sequence of that date and input.
    ///
    /// @param input null: the project's own
    public Optional<RunRecord> latest(
            String project, RunKey.Job job, LocalDate date, @Nullable String input) {
        return database.jdbc()
                .sql(
                        RUN
                                + """
                                WHERE project = ? AND job = ? AND date = ? AND input = ?
                                ORDER BY sequence DESC LIMIT 1
                                """)
                .params(project, job.word(), date.toString(), orNone(input))
                .query(Ledger::run)
                .optional();
    }

    /// The newest runs first.
    ///
    /// @param project null: of all projects
    public List<RunRecord> runs(@Nullable String project, int limit) {
        String order = "ORDER BY created DESC, run DESC LIMIT ?";
        return project == null
                ? database.jdbc().sql(RUN + order).param(limit).query(Ledger::run).list()
                : database.jdbc()
                        .sql(RUN + "WHERE project = ? " + order)
                        .params(project, limit)
                        .query(Ledger::run)
                        .list();
    }

    /// Writes measurements of a run; one that is there already is replaced.
    public void measure(RunKey run, List<Measurement> measurements) {
        if (measurements.isEmpty()) {
            return;
        }
        database.inTransaction(() -> write(run, measurements));
    }

    /// The measurements of a run, in the order in which they were first written.
    public List<Measurement> measurements(RunKey run) {
        return database.jdbc()
                .sql(
                        """
                        SELECT step, name, value, unit, model, slice, "column", rule FROM measurement
                         WHERE run = ? ORDER BY position, step, name, model, slice, "column", rule
                        """)
                .param(run.name())
                .query((row, _) -> measurement(row))
                .list();
    }

    /// Enters what the gate says of the run's candidate.
    ///
    /// @param json a JSON object with a `decision`
    public void verdict(RunKey run, String json) {
        change(run, "UPDATE run SET verdict = ? WHERE run = ?", json);
    }

    /// What the steps of runs decided on.
    public Evidence evidence() {
        return new Evidence(database, this);
    }

    /// Enters why the last attempt failed, for people; null: it has not.
    public void failure(RunKey run, @Nullable String why) {
        database.jdbc()
                .sql("UPDATE run SET failure = ? WHERE run = ?")
                .param(why)
                .param(run.name())
                .update();
    }

    /// Enters how many bytes the files of a complete run take.
    public void disk(RunKey run, long bytes) {
        change(run, "UPDATE run SET disk = ? WHERE run = ?", bytes);
    }

    /// What the files of a run took when it was complete; empty: it is not, or that was not kept.
    public OptionalLong disk(RunKey run) {
        return database.jdbc()
                .sql("SELECT disk FROM run WHERE run = ? AND disk IS NOT NULL")
                .param(run.name())
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /// Enters the model version the run registered or used.
    public void model(RunKey run, int version) {
        change(run, "UPDATE run SET model_version = ? WHERE run = ?", version);
    }

    /// Enters a published file.
    public void output(RunKey run, Output output) {
        database.inTransaction(() -> insert(run, output));
    }

    private int insert(RunKey run, Output output) {
        return database.jdbc()
                .sql(
                        """
                        INSERT INTO output (run, path, rows, sha256) VALUES (?, ?, ?, ?)
                        ON CONFLICT (run, path) DO UPDATE SET rows = excluded.rows, sha256 = excluded.sha256
                        """)
                .params(run.name(), output.path(), output.rows(), output.sha256())
                .update();
    }

    /// What the run published, by path.
    public List<Output> outputs(RunKey run) {
        return database.jdbc()
                .sql("SELECT path, rows, sha256 FROM output WHERE run = ? ORDER BY path")
                .param(run.name())
                .query((row, _) -> new Output(row.getString(1), row.getLong(2), row.getString(3)))
                .list();
    }

    /// The runs that have published a file with this content, the newest first.
    public List<String> publisher(String sha256) {
        return database.jdbc()
                .sql(
                        """
                        SELECT output.run FROM output JOIN run ON run.run = output.run
                         WHERE output.sha256 = ? ORDER BY run.created DESC
                        """)
                .param(sha256)
                .query(String.class)
                .list();
    }

    /// Where other projects have published, each place once, with the newest run.
    public List<PublishedPath> outputsOfOthers(String project) {
        return database.jdbc()
                .sql(
                        """
                        SELECT MAX(run.run), run.project, output.path, run.workspace
                          FROM output JOIN run ON run.run = output.run
                         WHERE run.project <> ?
                         GROUP BY run.project, output.path, run.workspace
                        """)
                .param(project)
                .query(
                        (row, _) ->
                                new PublishedPath(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)))
                .list();
    }

    private int write(RunKey run, List<Measurement> measurements) {
        int first =
                database.jdbc()
                        .sql("SELECT COALESCE(MAX(position), 0) FROM measurement WHERE run = ?")
                        .param(run.name())
                        .query(Integer.class)
                        .single();
        database.template().batchUpdate(MEASURE, new MeasurementRows(run, first, measurements));
        return measurements.size();
    }

    private void change(RunKey run, String update, Object value) {
        int changed =
                database.inTransaction(
                        () -> database.jdbc().sql(update).params(value, run.name()).update());
        if (changed == 0) {
            throw new IllegalStateException("No run " + run + " in the ledger; begin it first");
        }
    }

    private static RunRecord run(ResultSet row, int number) throws SQLException {
        int model = row.getInt("model_version");
        boolean noModel = row.wasNull();
        return new RunRecord(
                key(row),
                Instant.ofEpochMilli(row.getLong("created")),
                row.getString("project_file"),
                row.getString("workspace"),
                new HomeOfRun(row.getString("home_id"), row.getString("home")),
                row.getString("project_text"),
                row.getString("project_sha256"),
                List.of(Json.read(row.getString("inputs"), InputFile[].class)),
                row.getString("verdict"),
                noModel ? null : model,
                row.getString("nightjar"));
    }

    /// The key in the columns project, job, date, sequence and input.
    public static RunKey key(ResultSet row) throws SQLException {
        return new RunKey(
                row.getString("project"),
                RunKey.Job.valueOf(row.getString("job").toUpperCase(Locale.ROOT)),
                LocalDate.parse(row.getString("date")),
                row.getInt("sequence"),
                noneAsNull(row.getString("input")));
    }

    private static Measurement measurement(ResultSet row) throws SQLException {
        double value = row.getDouble("value");
        boolean undefined = row.wasNull();
        String step = row.getString("step");
        return new Measurement(
                step,
                Quantity.stored(step, row.getString("name"), row.getString("unit")),
                undefined ? Double.NaN : value,
                noneAsNull(row.getString("model")),
                noneAsNull(row.getString("slice")),
                noneAsNull(row.getString("column")),
                noneAsNull(row.getString("rule")));
    }

    /// Columns of keys cannot be null: there, nothing is the empty text.
    private static String orNone(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String noneAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Measurements as parameters of one batch.
    private record MeasurementRows(RunKey run, int before, List<Measurement> measurements)
            implements BatchPreparedStatementSetter {

        @Override
        public void setValues(PreparedStatement statement, int row) throws SQLException {
            Measurement measurement = measurements.get(row);
            statement.setString(1, run.name());
            statement.setString(2, measurement.step());
            statement.setString(3, measurement.name());
            statement.setString(4, orNone(measurement.model()));
            statement.setString(5, orNone(measurement.slice()));
            statement.setString(6, orNone(measurement.column()));
            statement.setString(7, orNone(measurement.rule()));
            statement.setInt(8, before + row + 1);
            if (Double.isNaN(measurement.value())) {
                statement.setNull(9, Types.DOUBLE);
            } else {
                statement.setDouble(9, measurement.value());
            }
            statement.setString(10, measurement.unit());
        }

        @Override
        public int getBatchSize() {
            return measurements.size();
        }
    }
}
