package nightjar.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
        List<Output> outputs) {

    public RunView {
        steps = List.copyOf(steps);
        measurements = List.copyOf(measurements);
        outputs = List.copyOf(outputs);
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
            @Nullable String slice) {

        static Value of(Measurement measurement) {
            return new Value(
                    measurement.step(),
                    measurement.name(),
                    Double.isFinite(measurement.value()) ? measurement.value() : null,
                    measurement.unit(),
                    measurement.model(),
                    measurement.slice());
        }
    }

    /// The model version the run registered or used.
    public record Model(int version, String algorithm, String fingerprint) {}
}
