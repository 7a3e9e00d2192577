package nightjar.engine;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/// Mends three gaps of Spring Batch 6.0.6 at the ends of a step.
///
/// The context inherited from an earlier attempt is saved before the first chunk: the framework sets it in memory only, so that a second
/// crash before the first commit would lose the checkpoint. And an exception at the end of a step fails it: the framework would log it and
/// call the step complete. And the counters are what is committed: the framework keeps the reads of a chunk it rolled back.
record StepEnds(JobRepository repository, StepBody body) implements StepExecutionListener {

    @Override
    public void beforeStep(StepExecution execution) {
        repository.updateExecutionContext(execution);
        body.begin(execution);
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution execution) {
        body.count(execution);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            return null;
        }
        try {
            body.finish();
            return null;
        } catch (RuntimeException | Error e) {
            execution.addFailureException(e);
            execution.setStatus(BatchStatus.FAILED);
            return ExitStatus.FAILED.addExitDescription(e);
        }
    }
}
