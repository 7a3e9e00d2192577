package nightjar.run;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/// Closes what attempts left open whose process is gone, and what the framework could not tell the outcome of: whoever holds the lease knows
/// that nobody else works on the run, and that the database holds what was committed.
record DeadAttempts(JobRepository repository) {

    private static final String REASON = "its process is gone";

    void close(JobInstance instance) {
        for (JobExecution execution : repository.getJobExecutions(instance)) {
            if (isOpen(execution.getStatus())) {
                close(execution);
            }
        }
    }

    private void close(JobExecution execution) {
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        for (StepExecution step : execution.getStepExecutions()) {
            if (isOpen(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED.addExitDescription(REASON));
                step.setEndTime(now);
                repository.update(step);
            }
        }
        execution.setStatus(BatchStatus.FAILED);
        execution.setExitStatus(ExitStatus.FAILED.addExitDescription(REASON));
        execution.setEndTime(now);
        repository.update(execution);
    }

    private static boolean isOpen(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }
}
