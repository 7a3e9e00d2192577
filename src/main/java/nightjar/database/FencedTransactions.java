package nightjar.database;

import javax.sql.DataSource;
import nightjar.durable.CrashPoint;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/// Commits only what the holder of a run's lease did: the lease is confirmed as the last statement of every transaction.
final class FencedTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1;

    private final transient Lease lease;

    FencedTransactions(DataSource source, Lease lease) {
        super(source);
        this.lease = lease;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (!status.isReadOnly()) {
            lease.confirm();
        }
        CrashPoint.COMMITTING.passed("database");
        super.doCommit(status);
        CrashPoint.COMMITTED.passed("database");
    }
}
