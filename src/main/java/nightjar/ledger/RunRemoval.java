package nightjar.ledger;

import java.time.Instant;
import java.util.List;
import nightjar.database.Database;
import nightjar.database.Lease;
import nightjar.database.RunKey;
import org.springframework.batch.core.job.DefaultJobKeyGenerator;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/// Takes a run out of the database, on behalf of who holds it: first marked, so that nobody can go on with it while its files are removed,
/// then all of it at once, the job repository's rows, the ledger's and the lease itself.
public final class RunRemoval {

    private static final String ATTEMPTS =
            "SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION_PARAMS WHERE PARAMETER_NAME = 'run' AND PARAMETER_VALUE = ?";
    private static final String STEPS =
            "SELECT STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN (%s)"
                    .formatted(ATTEMPTS);

    /// In an order in which no row is left that refers to a removed one. The executions go after these: their parameters are the way to them.
    private static final List<String> OF_THE_RUN =
            List.of(
                    "DELETE FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN ("
                            + STEPS
                            + ")",
                    "DELETE FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN (" + ATTEMPTS + ")",
                    "DELETE FROM BATCH_JOB_EXECUTION_CONTEXT WHERE JOB_EXECUTION_ID IN ("
                            + ATTEMPTS
                            + ")",
                    "DELETE FROM measurement WHERE run = ?",
                    "DELETE FROM step_cost WHERE run = ?",
                    "DELETE FROM forecast WHERE run = ?",
                    "DELETE FROM output WHERE run = ?",
                    "DELETE FROM evidence WHERE run = ?",
                    "DELETE FROM part WHERE run = ?",
                    "DELETE FROM snapshot WHERE run = ?",
                    "DELETE FROM stop_request WHERE run = ?",
                    "DELETE FROM review_row WHERE run = ?",
                    "DELETE FROM review WHERE run = ?",
                    "DELETE FROM run WHERE run = ?",
                    "DELETE FROM lease WHERE run = ?");

    private final Database database;

    public RunRemoval(Database database) {
        this.database = database;
    }

    /// From now on the run cannot be restarted, and whoever purges next removes it.
    ///
    /// @throws nightjar.database.LeaseLost if another process has taken over
    public void mark(Lease lease, Instant now) {
        mark(lease, now.toEpochMilli());
    }

    /// Takes [#mark] back: nothing was removed.
    ///
    /// @throws nightjar.database.LeaseLost if another process has taken over
    public void unmark(Lease lease) {
        mark(lease, 0);
    }

    private void mark(Lease lease, long purging) {
        database.inTransaction(
                () -> {
                    lease.confirm();
                    return database.jdbc()
                            .sql("UPDATE run SET purging = ? WHERE run = ?")
                            .params(purging, lease.run().name())
                            .update();
                });
    }

    /// Removes all rows of the run in one transaction. The versions it has registered stay, and so does what was done to it by hand.
    ///
    /// @param act by which
    /// @throws nightjar.database.LeaseLost if another process has taken over
    public void remove(Lease lease, Act act) {
        database.inTransaction(
                () -> {
                    // Nobody else gets the run before this transaction is over.
                    lease.confirm();
                    new Acts(database).enter(act);
                    return removeRows(lease.run());
                });
    }

    private int removeRows(RunKey run) {
        List<Long> attempts =
                database.jdbc().sql(ATTEMPTS).param(run.name()).query(Long.class).list();
        int rows = 0;
        for (String delete : OF_THE_RUN) {
            rows += database.jdbc().sql(delete).param(run.name()).update();
        }
        for (Long attempt : attempts) {
            rows += removeAttempt(attempt);
        }
        return rows + removeInstance(run);
    }

    private int removeAttempt(long attempt) {
        return database.jdbc()
                        .sql("DELETE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID = ?")
                        .param(attempt)
                        .update()
                + database.jdbc()
                        .sql("DELETE FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = ?")
                        .param(attempt)
                        .update();
    }

    /// By the key under which Spring Batch finds it, so that one without an attempt goes too.
    private int removeInstance(RunKey run) {
        String key =
                new DefaultJobKeyGenerator()
                        .generateKey(
                                new JobParametersBuilder()
                                        .addString("run", run.name())
                                        .toJobParameters());
        return database.jdbc()
                .sql("DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_NAME = ? AND JOB_KEY = ?")
                .params(run.jobName(), key)
                .update();
    }
}
