package nightjar.operate.question;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import nightjar.durable.Json;
import nightjar.ledger.view.RunState;
import nightjar.ledger.view.RunView;
import nightjar.ledger.view.StepView;
import nightjar.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The forecast of a run beside what it took.
///
/// @param forecast as it was made
/// @param fact null: the run is not complete, so there is none
public record ForecastFact(JsonNode forecast, @Nullable Fact fact) {

    /// @param seconds of the run
    /// @param peakMemory bytes, of the step that needed most; null: not known
    /// @param disk bytes of the run's files as they are now; null: they are not in this home
    public record Fact(double seconds, @Nullable Long peakMemory, @Nullable Long disk) {}

    /// Empty if nothing was forecast.
    static Optional<ForecastFact> of(Workspace workspace, RunView run) {
        return workspace
                .forecasts()
                .find(run.key())
                .map(
                        forecast ->
                                new ForecastFact(
                                        forecast,
                                        run.status() == RunState.COMPLETED
                                                ? fact(run, workspace.disk(run.key()))
                                                : null));
    }

    private static Fact fact(RunView run, OptionalLong disk) {
        return new Fact(
                run.seconds(),
                run.steps().stream()
                        .map(StepView::peakMemory)
                        .filter(Objects::nonNull)
                        .max(Long::compare)
                        .orElse(null),
                disk.isPresent() ? disk.getAsLong() : null);
    }

    /// The forecast with the fact as its last key.
    JsonNode json() {
        ObjectNode node = ((ObjectNode) forecast).deepCopy();
        node.set("fact", fact == null ? null : Json.tree(Json.publish(fact)));
        return node;
    }
}
