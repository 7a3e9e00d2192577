import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Copies the first run of a home's SQLite database many times, with its attempt, steps and measurements: `ManyRuns HOME/nightjar.db COUNT`.
final class ManyRuns {

    private ManyRuns() {}

    public static void main(String[] arguments) throws SQLException {
        int count = Integer.parseInt(arguments[1]);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute(
                    "CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                            + count
                            + ") SELECT i FROM n");
            String run = "(SELECT run FROM run ORDER BY created LIMIT 1)";
            String execution =
                    "(SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION_PARAMS WHERE PARAMETER_NAME = 'run' AND PARAMETER_VALUE = "
                            + run
                            + " LIMIT 1)";
            statement.execute("CREATE TEMP TABLE one AS SELECT " + run + " AS run, " + execution + " AS execution");
            copy(statement, "run", "run = (SELECT run FROM one)", "run", "run || '-' || n.i", "sequence", "n.i + 1", "created", "created - n.i");
            copy(statement, "measurement", "run = (SELECT run FROM one)", "run", "run || '-' || n.i");
            copy(statement, "BATCH_JOB_INSTANCE", "JOB_INSTANCE_ID = (SELECT JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = (SELECT execution FROM one))", "JOB_INSTANCE_ID", "1000000 + n.i", "JOB_KEY", "'copy-' || n.i");
            copy(statement, "BATCH_JOB_EXECUTION", "JOB_EXECUTION_ID = (SELECT execution FROM one)", "JOB_EXECUTION_ID", "1000000 + n.i", "JOB_INSTANCE_ID", "1000000 + n.i");
            copy(statement, "BATCH_JOB_EXECUTION_PARAMS", "JOB_EXECUTION_ID = (SELECT execution FROM one)", "JOB_EXECUTION_ID", "1000000 + n.i", "PARAMETER_VALUE", "CASE WHEN PARAMETER_NAME = 'run' THEN PARAMETER_VALUE || '-' || n.i ELSE PARAMETER_VALUE END");
            copy(statement, "BATCH_STEP_EXECUTION", "JOB_EXECUTION_ID = (SELECT execution FROM one)", "STEP_EXECUTION_ID", "1000000 + n.i * 100 + STEP_EXECUTION_ID", "JOB_EXECUTION_ID", "1000000 + n.i");
            database.commit();
        }
    }

    /// Copies the rows `which` once per number, with some columns changed.
    ///
    /// @param changed names and expressions in turn
    private static void copy(Statement statement, String table, String which, String... changed)
            throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (var columns = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (columns.next()) {
                String name = columns.getString("name");
                String value = "t." + name;
                for (int i = 0; i < changed.length; i += 2) {
                    if (changed[i].equalsIgnoreCase(name)) {
                        value = changed[i + 1];
                    }
                }
                names.add(name);
                values.add(value);
            }
        }
        statement.execute(
                "INSERT INTO %s (%s) SELECT %s FROM %s t, n WHERE %s"
                        .formatted(table, String.join(", ", names), String.join(", ", values), table, which));
    }
}
