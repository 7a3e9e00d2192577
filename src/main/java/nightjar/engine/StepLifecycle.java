package nightjar.engine;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import nightjar.durable.CrashPoint;
import nightjar.ledger.view.Attempt;
import nightjar.project.SpecRejected;
import nightjar.registry.NoChampion;
import nightjar.table.DataRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/// Mends five gaps of Spring Batch 6.0.6 at the ends of a step.
///
/// The checkpoint of an earlier attempt is taken from the newest that has one, and saved before the first chunk: the framework looks at the
/// last attempt only and sets what it inherits in memory, so that a second crash before the first commit would lose the checkpoint. An
/// exception at the end of a step fails it: the framework would log it and call the step complete. Work that was left because of a stop
/// makes the step stopped, not failed. The counters are what is committed: the framework keeps the reads of a chunk it rolled back. And a step
/// ends when its last work is done: the framework takes the time before that, which for training leaves out the fit on all rows.
///
/// A step that failed because data or project file are wrong says so in its exit code: going on would end the same way.
record StepLifecycle(JobRepository repository, StepBody body, StepMeter meter)
        implements StepExecutionListener {

    private static final ExitStatus REFUSED = new ExitStatus(Attempt.REFUSED);

    @Override
    public void beforeStep(StepExecution execution) {
        CrashPoint.STEP_ENTERED.passed(execution.getStepName());
        if (!Checkpoint.isIn(execution.getExecutionContext())) {
            inherit(execution);
        }
        repository.updateExecutionContext(execution);
        CrashPoint.STEP_BEGUN.passed(execution.getStepName());
        meter.begin(execution);
        body.begin(execution);
    }

    private void inherit(StepExecution execution) {
        repository.getJobExecutions(execution.getJobExecution().getJobInstance()).stream()
                .sorted(Comparator.comparingLong(JobExecution::getId).reversed())
                .flatMap(attempt -> attempt.getStepExecutions().stream())
                .filter(step -> step.getStepName().equals(execution.getStepName()))
                .filter(step -> step.getId() != execution.getId())
                .map(StepExecution::getExecutionContext)
                .filter(Checkpoint::isIn)
                .findFirst()
                .ifPresent(
                        found ->
                                found.toMap()
                                        .forEach(
                                                (key, value) ->
                                                        execution
                                                                .getExecutionContext()
                                                                .put(key, value)));
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution execution) {
        ExitStatus status = end(execution);
        execution.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
        meter.end(execution);
        return status;
    }

    private @Nullable ExitStatus end(StepExecution execution) {
        body.count(execution);
        if (execution.getFailureExceptions().stream().anyMatch(Stopped::is)) {
            return stopped(execution);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            return execution.getFailureExceptions().stream().anyMatch(StepLifecycle::isRefusal)
                    ? REFUSED
                    : null;
        }
        CrashPoint.STEP_ENDING.passed(execution.getStepName());
        try {
            body.finish();
            StepResults.written(execution);
            CrashPoint.STEP_ENDED.passed(execution.getStepName());
            return null;
        } catch (Stopped _) {
            return stopped(execution);
        } catch (RuntimeException | Error e) {
            execution.addFailureException(e);
            execution.setStatus(BatchStatus.FAILED);
            return isRefusal(e) ? REFUSED : ExitStatus.FAILED.addExitDescription(e);
        }
    }

    private static boolean isRefusal(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof DataRejected
                    || at instanceof SpecRejected
                    || at instanceof NoChampion) {
                return true;
            }
        }
        return false;
    }

    private static ExitStatus stopped(StepExecution execution) {
        execution.setStatus(BatchStatus.STOPPED);
        execution.setTerminateOnly();
        execution.setExitStatus(ExitStatus.STOPPED);
        return ExitStatus.STOPPED;
    }
}
