package nightjar.engine;

import org.springframework.batch.core.step.StepExecution;

/// What happens at both ends of a step, inside the framework's own beginning and end.
interface StepBody {

    void begin(StepExecution execution);

    /// Sets the counters to what is committed; the framework leaves the items of a chunk that was rolled back in its own.
    void count(StepExecution execution);

    /// The last thing before the step counts as complete. An exception fails the step.
    void finish();
}
