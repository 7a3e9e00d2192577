package nightjar.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The open database: a small pool of connections, one transaction manager, tables of the version this jar needs.
///
/// A transaction begins in the database at its first statement, not when Spring begins it: a chunk that computes for minutes and writes
/// at its end holds neither a connection nor SQLite's one write lock in the meantime. Within a transaction that has written, never
/// start a second one on SQLite (`REQUIRES_NEW`): it would wait for the first.
public final class Database implements AutoCloseable {

    private final HikariDataSource pool;
    private final Backend backend;
    private final Runnable after;
    private final DataSource lazy;
    private final JdbcTransactionManager transactionManager;
    private final TransactionTemplate transaction;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    Database(HikariDataSource pool, Backend backend) {
        this(pool, backend, () -> {});
    }

    /// @param after what is to be done when it has been closed
    Database(HikariDataSource pool, Backend backend, Runnable after) {
        this(pool, backend, after, lazy(pool, backend), JdbcTransactionManager::new);
    }

    private Database(
            HikariDataSource pool,
            Backend backend,
            Runnable after,
            DataSource lazy,
            Function<DataSource, JdbcTransactionManager> transactions) {
        this.pool = pool;
        this.backend = backend;
        this.after = after;
        this.lazy = lazy;
        this.transactionManager = transactions.apply(lazy);
        this.transaction = new TransactionTemplate(transactionManager);
        this.template = new JdbcTemplate(lazy);
        this.jdbc = JdbcClient.create(template);
    }

    /// Opens the database, creates it if it is an embedded one, and brings its tables up to date.
    ///
    /// @throws DatabaseUnavailable if that is not possible
    public static Database open(DatabaseSettings settings) {
        return open(settings, Patience.NONE);
    }

    /// As [#open(DatabaseSettings)], with patience for a server that does not answer.
    public static Database open(DatabaseSettings settings, Patience patience) {
        return new DatabaseOpener(settings, patience).open();
    }

    /// Opens the database to look at. Nobody needs the right to write for that, unless there is no database yet or its tables are older
    /// than this jar.
    ///
    /// @throws DatabaseUnavailable if that is not possible
    public static Database look(DatabaseSettings settings, Patience patience) {
        return new DatabaseOpener(settings, patience).look();
    }

    /// The same database for the process that holds a run: none of its transactions is committed once another process has taken over.
    /// It is closed with this one.
    public Database fencedBy(Lease lease) {
        return new Database(
                pool, backend, after, lazy, source -> new FencedTransactions(source, lease));
    }

    /// What Spring Batch and everybody else reads and writes through.
    public DataSource dataSource() {
        return lazy;
    }

    /// The one transaction manager: the job repository's, the chunks' and the ledger's.
    public JdbcTransactionManager transactionManager() {
        return transactionManager;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /// Does the work in the transaction of the caller, or in one of its own.
    public <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }

    /// The isolation of transactions, as [java.sql.Connection] numbers it. One process works on a run, so none needs more than the usual.
    public int isolation() {
        return backend.isolation();
    }

    /// Whether it may be on another machine, so that what is read from it goes over a network.
    public boolean isShared() {
        return switch (backend) {
            case SQLITE -> false;
            case POSTGRESQL -> true;
        };
    }

    /// Finds out whether a run can have the connections it needs, and makes do with fewer than it could use.
    ///
    /// @throws DatabaseUnavailable if it cannot
    public void requireConnections() {
        switch (backend) {
            case SQLITE -> {}
            case POSTGRESQL -> {
                Connections connections = connections();
                if (!connections.areEnough()) {
                    throw new DatabaseUnavailable(
                            "This run cannot begin: "
                                    + connections.sentence()
                                    + ".\n"
                                    + connections.advice());
                }
                pool.setMaximumPoolSize(connections.forThisProcess());
            }
        }
    }

    Connections connections() {
        return Connections.of(this, pool.getHikariPoolMXBean().getTotalConnections());
    }

    public JdbcTemplate template() {
        return template;
    }

    public Backend backend() {
        return backend;
    }

    @Override
    public void close() {
        pool.close();
        after.run();
    }

    private static DataSource lazy(HikariDataSource pool, Backend backend) {
        LazyConnectionDataSourceProxy proxy = new LazyConnectionDataSourceProxy();
        proxy.setTargetDataSource(pool);
        // Given, so that the proxy need not fetch a connection to find out.
        proxy.setDefaultAutoCommit(true);
        proxy.setDefaultTransactionIsolation(backend.isolation());
        return proxy;
    }
}
