package nightjar.workspace;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nightjar.database.Database;
import nightjar.database.RunKey;
import nightjar.engine.StepResults;
import nightjar.ledger.Build;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.transaction.annotation.Isolation;

/// The attempts at one run as the job repository keeps them, for the holder of its lease: who holds it knows that nobody else works on the
/// run, and that the database holds what was committed.
///
/// @param run whose name is the one job parameter that tells runs apart
public record Attempts(RunKey run, JobRepository repository) {

    private static final String GONE = "its process is gone";

    public static Attempts of(RunKey run, Database database) {
        try {
            return new Attempts(run, repository(database));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The job repository cannot be opened", e);
        }
    }

    private static JobRepository repository(Database database) throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database.dataSource());
        factory.setTransactionManager(database.transactionManager());
        // The framework's own choice, serializable, makes PostgreSQL refuse it whenever the lease
        // is renewed meanwhile.
        factory.setIsolationLevelForCreateEnum(isolation(database));
        factory.afterPropertiesSet();
        return factory.getObject();
    }

    private static Isolation isolation(Database database) {
        return Arrays.stream(Isolation.values())
                .filter(isolation -> isolation.value() == database.isolation())
                .findFirst()
                .orElseThrow();
    }

    public JobParameters parameters() {
        return new JobParametersBuilder()
                .addString("run", run.name())
                .addString("nightjar", Build.present().toString(), false)
                .toJobParameters();
    }

    /// Closes what attempts left open whose process is gone, and what the framework could not tell the outcome of. A step that counts as
    /// complete without its results is taken up again. The framework enters a job and its first attempt in two transactions, and would never
    /// start a job that has no attempt: one whose process died in between is forgotten.
    public void closeDead() {
        JobInstance instance = instance();
        if (instance == null) {
            return;
        }
        List<JobExecution> executions = repository.getJobExecutions(instance);
        if (executions.isEmpty()) {
            repository.deleteJobInstance(instance);
        }
        for (JobExecution execution : executions) {
            execution.getStepExecutions().stream()
                    .filter(Attempts::isUnfinished)
                    .forEach(this::close);
            if (isOpen(execution.getStatus())) {
                close(execution);
            }
        }
    }

    /// The last attempt, closed; a run that was never attempted gets one.
    JobExecution last() {
        closeDead();
        JobInstance instance = instance();
        return instance == null
                ? repository.createJobExecution(
                        repository.createJobInstance(run.jobName(), parameters()),
                        parameters(),
                        new ExecutionContext())
                : Objects.requireNonNull(repository.getLastJobExecution(instance));
    }

    /// Marks the last attempt as given up.
    void abandon(JobExecution last) {
        last.setStatus(BatchStatus.ABANDONED);
        last.setExitStatus(new ExitStatus("ABANDONED"));
        if (last.getEndTime() == null) {
            last.setEndTime(now());
        }
        repository.update(last);
    }

    private @Nullable JobInstance instance() {
        return repository.getJobInstance(run.jobName(), parameters());
    }

    private void close(JobExecution execution) {
        execution.setStatus(BatchStatus.FAILED);
        execution.setExitStatus(ExitStatus.FAILED.addExitDescription(GONE));
        execution.setEndTime(now());
        repository.update(execution);
    }

    private void close(StepExecution step) {
        step.setStatus(BatchStatus.FAILED);
        step.setExitStatus(ExitStatus.FAILED.addExitDescription(GONE));
        step.setEndTime(now());
        repository.update(step);
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.systemDefault());
    }

    private static boolean isUnfinished(StepExecution step) {
        return isOpen(step.getStatus())
                || step.getStatus() == BatchStatus.COMPLETED && !StepResults.areWritten(step);
    }

    private static boolean isOpen(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }
}
