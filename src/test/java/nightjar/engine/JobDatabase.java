package nightjar.engine;

import java.nio.file.Path;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.sqlite.SQLiteDataSource;

/// Spring Batch's own repository in SQLite.
record JobDatabase(JobRepository repository, JdbcTransactionManager transactions) {

    static JobDatabase in(Path folder) {
        return in(folder, JdbcTransactionManager::new);
    }

    /// @param transactions how transactions of the database are managed
    static JobDatabase in(Path folder, Function<DataSource, JdbcTransactionManager> transactions) {
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl(
                "jdbc:sqlite:"
                        + folder.resolve("test.db")
                        + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=5000");
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/springframework/batch/core/schema-sqlite.sql"))
                .execute(sqlite);
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(sqlite);
        JdbcTransactionManager manager = transactions.apply(lazy);
        try {
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(lazy);
            factory.setTransactionManager(manager);
            factory.afterPropertiesSet();
            return new JobDatabase(factory.getObject(), manager);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// An attempt at a job of one step.
    JobExecution start(Step step, String run) {
        try {
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.setTaskExecutor(new SyncTaskExecutor());
            operator.afterPropertiesSet();
            return operator.start(
                    new JobBuilder("test", repository).start(step).build(),
                    new JobParametersBuilder().addString("run", run).toJobParameters());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
