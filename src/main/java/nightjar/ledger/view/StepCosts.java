package nightjar.ledger.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nightjar.database.Database;
import nightjar.database.RunKey;
import org.jspecify.annotations.Nullable;

/// The table of what steps took: time, rows, bytes, memory.
public final class StepCosts {

    /// How many former runs a step is held against.
    private static final int HISTORY = 20;

    private static final String TOTAL =
            """
            SELECT c.step, SUM(c.seconds) AS seconds, SUM(c.rows) AS rows, SUM(c.bytes) AS bytes,
                   MAX(c.peak_memory) AS peak_memory, MIN(c.memory) AS memory
            """;
    private static final String OF_RUN =
            TOTAL + "  FROM step_cost c WHERE c.run = ? GROUP BY c.run, c.step";
    private static final String FORMER =
            TOTAL
                    + """
                      FROM (SELECT r.run FROM run r
                              JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.PARAMETER_NAME = 'run' AND p.PARAMETER_VALUE = r.run
                              JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = p.JOB_EXECUTION_ID AND e.STATUS = 'COMPLETED'
                             WHERE r.project = ? AND r.job = ?
                               AND r.created < (SELECT created FROM run WHERE run = ?)
                             ORDER BY r.created DESC LIMIT ?) former
                      JOIN step_cost c ON c.run = former.run
                     GROUP BY c.run, c.step
                    """;

    private final Database database;

    public StepCosts(Database database) {
        this.database = database;
    }

    /// Enters what an attempt at a step took.
    public void enter(RunKey run, StepCost cost) {
        database.inTransaction(() -> insert(run, cost));
    }

    private int insert(RunKey run, StepCost cost) {
        return database.jdbc()
                .sql(
                        """
                        INSERT INTO step_cost (run, step, execution, seconds, rows, bytes, peak_memory, memory)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(run.name())
                .param(cost.step())
                .param(cost.execution())
                .param(cost.seconds())
                .param(cost.rows())
                .param(cost.bytes())
                .param(cost.peakMemory())
                .param(cost.memory().name())
                .update();
    }

    /// What the steps of a run took, by step.
    public Map<String, StepTotal> of(RunKey run) {
        return database.jdbc().sql(OF_RUN).param(run.name()).query(StepCosts::total).list().stream()
                .collect(Collectors.toMap(StepTotal::step, Function.identity()));
    }

    /// What the same steps took in the last completed runs before this one, by step.
    Map<String, List<StepTotal>> before(RunKey run) {
        return database
                .jdbc()
                .sql(FORMER)
                .params(run.project(), run.job().word(), run.name(), HISTORY)
                .query(StepCosts::total)
                .list()
                .stream()
                .collect(Collectors.groupingBy(StepTotal::step));
    }

    private static StepTotal total(ResultSet row, int number) throws SQLException {
        return new StepTotal(
                row.getString("step"),
                row.getDouble("seconds"),
                count(row, "rows"),
                count(row, "bytes"),
                row.getLong("peak_memory"),
                StepCost.Memory.valueOf(row.getString("memory")));
    }

    private static @Nullable Long count(ResultSet row, String column) throws SQLException {
        long count = row.getLong(column);
        return row.wasNull() ? null : count;
    }
}
