package nightjar.engine;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nightjar.ledger.view.StepCost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.StepExecution;

/// Takes the time, the rows and the memory of every attempt at a step. The steps of a run follow each other, so one meter serves all.
public final class StepMeter {

    private static final Logger LOG = LoggerFactory.getLogger(StepMeter.class);

    private final LongSupplier bytes;
    private final Consumer<StepCost> book;
    private final PeakMemory memory = new PeakMemory();
    private long began;
    private long bytesBefore;
    private long rowsBefore;

    /// @param bytes of the input file read so far by this process
    /// @param book where what was taken is entered
    public StepMeter(LongSupplier bytes, Consumer<StepCost> book) {
        this.bytes = bytes;
        this.book = book;
    }

    /// @param execution with the checkpoint it goes on from
    void begin(StepExecution execution) {
        memory.forget();
        began = System.nanoTime();
        bytesBefore = bytes.getAsLong();
        rowsBefore = Checkpoint.of(execution.getExecutionContext()).read();
    }

    /// The run does not depend on it: where the database is gone or the lease lost, the framework's own entry fails next and says why.
    void end(StepExecution execution) {
        try {
            book.accept(cost(execution));
        } catch (RuntimeException e) {
            LOG.warn(
                    "What step {} took could not be entered: {}",
                    execution.getStepName(),
                    e.getMessage());
        }
    }

    private StepCost cost(StepExecution execution) {
        Checkpoint checkpoint = Checkpoint.of(execution.getExecutionContext());
        long read = bytes.getAsLong() - bytesBefore;
        return new StepCost(
                execution.getStepName(),
                execution.getJobExecution().getId(),
                (System.nanoTime() - began) / 1e9,
                Checkpoint.isOfRows(execution.getExecutionContext())
                        ? checkpoint.read() - rowsBefore
                        : null,
                read == 0 ? null : read,
                memory.bytes(),
                memory.kind());
    }
}
