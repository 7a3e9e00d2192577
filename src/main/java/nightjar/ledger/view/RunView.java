package nightjar.ledger.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nightjar.database.RunKey;
import nightjar.ledger.Measurement;
import nightjar.ledger.Output;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A run as `show RUN --json` prints it; the components are the keys, in their order.
///
/// @param run its name
/// @param job `train`, `score` or `watch`
/// @param attempts zero or more; 0: begun, and ended before the first
/// @param started when the run was begun
/// @param seconds of all attempts together
/// @param steps in the order in which they first ran
/// @param verdict as the gate wrote it; null: none
/// @param model null: none registered or used
/// @param holder null: nobody works on it
/// @param failure why it FAILED, for people; null: it has not
/// @param nightjar by which [nightjar.ledger.Build] it was made
public record RunView(
        String run,
        String project,
        String job,
        LocalDate date,
        RunState status,
        int attempts,
        Instant started,
        double seconds,
        List<StepView> steps,
        List<Value> measurements,
        @Nullable JsonNode verdict,
        @Nullable Model model,
        List<Output> outputs,
        @Nullable Worker holder,
        @Nullable String failure,
        Made nightjar) {

    public RunView {
        steps = List.copyOf(steps);
        measurements = List.copyOf(measurements);
        outputs = List.copyOf(outputs);
    }

    public RunKey key() {
        return RunKey.parse(run).orElseThrow();
    }

    /// The process that works on a run.
    ///
    /// @param stopRequested whether it was asked to stop, and has not yet
    public record Worker(String host, long pid, boolean stopRequested) {}

    /// The same run in the hands of a process.
    RunView heldBy(Worker worker) {
        return with(status, steps, worker);
    }

    /// The same run once the process that seems to work on it is gone.
    public RunView interrupted() {
        return with(status.interrupted(), steps.stream().map(StepView::interrupted).toList(), null);
    }

    private RunView with(RunState state, List<StepView> views, @Nullable Worker worker) {
        return new RunView(
                run,
                project,
                job,
                date,
                state,
                attempts,
                started,
                seconds,
                views,
                measurements,
                verdict,
                model,
                outputs,
                worker,
                failure,
                nightjar);
    }

    /// A measurement as it is printed.
    ///
    /// @param value null: undefined
    public record Value(
            String step,
            String name,
            @Nullable Double value,
            String unit,
            @Nullable String model,
            @Nullable String slice,
            @Nullable String column,
            @Nullable String rule) {

        static Value of(Measurement measurement) {
            return new Value(
                    measurement.step(),
                    measurement.name(),
                    Double.isFinite(measurement.value()) ? measurement.value() : null,
                    measurement.unit(),
                    measurement.model(),
                    measurement.slice(),
                    measurement.column(),
                    measurement.rule());
        }
    }

    /// Which Nightjar did it.
    ///
    /// @param begun the one that began it; null: that was not kept yet
    /// @param attempts the one of each attempt, oldest first
    public record Made(@Nullable String begun, List<@Nullable String> attempts) {

        public Made {
            attempts = Collections.unmodifiableList(new ArrayList<>(attempts));
        }
    }

    /// The model version the run registered or used.
    public record Model(int version, String algorithm, String fingerprint) {}
}
