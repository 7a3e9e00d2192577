package nightjar.ledger.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.database.Database;
import nightjar.database.Leases;
import nightjar.database.RunKey;
import nightjar.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/// What ran and how it stands: the ledger, the leases and Spring Batch's own tables read together. A run and its attempts are read by
/// one statement, so that a run which ends meanwhile is not taken for one whose process is gone.
///
/// Spring Batch's executions are found by their job parameter `run`, the name of the run.
public final class RunHistory {

    private static final String RUNS =
            """
            SELECT r.run, r.project, r.job, r.date, r.sequence, r.input, r.created, r.home, r.home_id, r.purging, r.failure, r.verdict,
                   r.model_version, r.nightjar,
                   m.algorithm, m.fingerprint,
                   l.host, l.machine, l.pid, l.process_start, l.token, l.epoch, l.expires - %s AS remaining,
                   e.JOB_EXECUTION_ID AS execution, e.STATUS AS status, e.EXIT_CODE AS exit_code,
                   n.PARAMETER_VALUE AS attempt_nightjar, e.START_TIME AS start_time, e.END_TIME AS end_time,
                   (SELECT MAX(s.LAST_UPDATED) FROM BATCH_STEP_EXECUTION s
                     WHERE s.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID) AS last_sign
              FROM (SELECT * FROM run %s) r
              LEFT JOIN model_version m ON m.project = r.project AND m.version = r.model_version
              LEFT JOIN lease l ON l.run = r.run AND l.expires <> 0
              LEFT JOIN BATCH_JOB_EXECUTION_PARAMS p
                     ON p.PARAMETER_NAME = 'run' AND p.PARAMETER_VALUE = r.run
              LEFT JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = p.JOB_EXECUTION_ID
              LEFT JOIN BATCH_JOB_EXECUTION_PARAMS n
                     ON n.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID AND n.PARAMETER_NAME = 'nightjar'
             ORDER BY r.created DESC, r.run DESC, e.JOB_EXECUTION_ID
            """;
    private static final String STEPS =
            """
            SELECT s.JOB_EXECUTION_ID, s.STEP_NAME, s.STATUS, s.READ_COUNT, s.WRITE_COUNT,
                   s.FILTER_COUNT + s.READ_SKIP_COUNT + s.PROCESS_SKIP_COUNT AS REJECTED,
                   s.START_TIME, s.END_TIME, s.LAST_UPDATED
              FROM BATCH_JOB_EXECUTION_PARAMS p
              JOIN BATCH_STEP_EXECUTION s ON s.JOB_EXECUTION_ID = p.JOB_EXECUTION_ID
             WHERE p.PARAMETER_NAME = 'run' AND p.PARAMETER_VALUE = ?
             ORDER BY s.STEP_EXECUTION_ID
            """;
    private static final String NEWEST = " ORDER BY created DESC, run DESC LIMIT ?";

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;

    public RunHistory(Database database, InstantSource clock) {
        this.database = database;
        this.ledger = new Ledger(database);
        this.clock = clock;
    }

    /// The newest runs first; one query however many there are.
    ///
    /// @param project null: of all projects
    public List<RunSummary> list(@Nullable String project, int limit) {
        Instant now = clock.instant();
        List<RunAttempts> runs =
                project == null
                        ? runs(NEWEST, limit)
                        : runs("WHERE project = ?" + NEWEST, project, limit);
        return runs.stream().map(run -> run.summary(now)).toList();
    }

    /// One run with everything known of it; empty if there is none of that name.
    public Optional<RunView> show(RunKey run) {
        return one(run).map(this::view);
    }

    /// How one run stands; empty if there is none of that name.
    public Optional<RunState> state(RunKey run) {
        return one(run).map(RunAttempts::state);
    }

    /// Whether the last attempt failed because its data or its project file are wrong.
    public boolean isRefused(RunKey run) {
        return one(run).filter(RunAttempts::isRefused).isPresent();
    }

    /// All runs as the decision on their removal needs them, the newest first.
    public List<StoredRun> stored() {
        return runs("").stream().map(RunAttempts::stored).toList();
    }

    /// One run as the decision on its removal needs it; empty if there is none of that name.
    public Optional<StoredRun> stored(RunKey run) {
        return one(run).map(RunAttempts::stored);
    }

    private RunView view(RunAttempts run) {
        RunKey key = run.head().key();
        Instant now = clock.instant();
        RunView view =
                run.view(now, steps(run, now), ledger.measurements(key), ledger.outputs(key));
        return view.status() == RunState.RUNNING
                ? worker(key).map(view::heldBy).orElse(view)
                : view;
    }

    private Optional<RunView.Worker> worker(RunKey run) {
        boolean stopRequested = new Stops(database, clock).requested(run);
        return new Leases(database)
                .holder(run)
                .map(holder -> new RunView.Worker(holder.host(), holder.pid(), stopRequested));
    }

    private Optional<RunAttempts> one(RunKey run) {
        return runs("WHERE run = ?", run.name()).stream().findFirst();
    }

    private List<RunAttempts> runs(String which, Object... parameters) {
        return database.jdbc()
                .sql(RUNS.formatted(database.backend().now(), which))
                .params(parameters)
                .query(RunHistory::gathered);
    }

    /// Rows of one run stand together: one per attempt, or one without an execution.
    private static List<RunAttempts> gathered(ResultSet rows) throws SQLException {
        List<RunAttempts> runs = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            String run = rows.getString("run");
            RunAttempts.Head head = RunAttempts.Head.of(rows);
            List<Attempt> attempts = new ArrayList<>();
            do {
                if (rows.getString("status") != null) {
                    attempts.add(Attempt.of(rows));
                }
                more = rows.next();
            } while (more && rows.getString("run").equals(run));
            runs.add(new RunAttempts(head, attempts));
        }
        return runs;
    }

    /// The latest attempt of each step, in the order in which the steps first ran.
    private List<StepView> steps(RunAttempts run, Instant now) {
        Map<String, StepView> steps = new LinkedHashMap<>();
        database.jdbc()
                .sql(STEPS)
                .param(run.head().key().name())
                .query((row, _) -> step(row, run, now))
                .list()
                .forEach(step -> steps.put(step.name(), step));
        return withCosts(run.head().key(), steps.values());
    }

    private List<StepView> withCosts(RunKey run, Collection<StepView> steps) {
        StepCosts costs = new StepCosts(database);
        Map<String, StepTotal> totals = costs.of(run);
        Map<String, List<StepTotal>> former = totals.isEmpty() ? Map.of() : costs.before(run);
        return steps.stream().map(step -> withCost(step, totals.get(step.name()), former)).toList();
    }

    /// Only a step that is complete did all of its work, and so can be slow.
    private static StepView withCost(
            StepView step, @Nullable StepTotal total, Map<String, List<StepTotal>> former) {
        if (total == null) {
            return step;
        }
        boolean whole = step.status() == RunState.COMPLETED;
        return step.with(
                total,
                whole ? Pace.slower(total, former.getOrDefault(step.name(), List.of())) : null);
    }

    private static StepView step(ResultSet row, RunAttempts run, Instant now) throws SQLException {
        int attempt = run.number(row.getLong("JOB_EXECUTION_ID"));
        boolean running = run.isRunning(attempt);
        return new StepView(
                row.getString("STEP_NAME"),
                RunState.of(row.getString("STATUS"), running),
                attempt,
                row.getLong("READ_COUNT"),
                row.getLong("WRITE_COUNT"),
                row.getLong("REJECTED"),
                Attempt.seconds(
                        row.getTimestamp("START_TIME"),
                        row.getTimestamp("END_TIME"),
                        running ? Timestamp.from(now) : row.getTimestamp("LAST_UPDATED")));
    }
}
