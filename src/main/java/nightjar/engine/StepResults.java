package nightjar.engine;

import org.springframework.batch.core.step.StepExecution;

/// Whether the results of a step are written. Spring Batch 6.0.6 commits that a step is complete before it calls those who wait for its end;
/// a process that dies in between leaves a step that looks complete and has no results. So a mark is kept with the step, and one
/// without it is not complete, whatever its status says.
public final class StepResults {

    private static final String MARK = Checkpoint.PREFIX + "results";

    private StepResults() {}

    /// Whether the step came to its very end.
    public static boolean areWritten(StepExecution execution) {
        return execution.getExecutionContext().containsKey(MARK);
    }

    /// Marks a step whose results are written; the framework saves it with the last of its updates.
    static void written(StepExecution execution) {
        execution.getExecutionContext().putString(MARK, "written");
    }
}
