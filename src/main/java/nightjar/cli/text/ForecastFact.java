package nightjar.cli.text;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import nightjar.database.RunKey;
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
    record Fact(double seconds, @Nullable Long peakMemory, @Nullable Long disk) {}

    /// Empty if nothing was forecast.
    public static Optional<ForecastFact> of(Workspace workspace, RunView run) {
        RunKey key = RunKey.parse(run.run()).orElseThrow();
        return workspace
                .forecasts()
                .find(key)
                .map(
                        forecast ->
                                new ForecastFact(
                                        forecast,
                                        run.status() == RunState.COMPLETED
                                                ? fact(run, workspace.disk(key))
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
    public JsonNode json() {
        ObjectNode node = ((ObjectNode) forecast).deepCopy();
        node.set("fact", fact == null ? null : Json.tree(Json.publish(fact)));
        return node;
    }

    public String text() {
        TextTable table = new TextTable("FORECAST", "EXPECTED", "FROM", "TO", "FACT");
        Fact known = fact == null ? new Fact(Double.NaN, null, null) : fact;
        row(table, "seconds", "seconds", 1, fact == null ? null : known.seconds());
        row(table, "peak MB", "peak_memory", 1e-6, number(known.peakMemory()));
        row(table, "disk MB", "disk", 1e-6, number(known.disk()));
        return "\n" + table;
    }

    private static @Nullable Double number(@Nullable Long value) {
        return value == null ? null : value.doubleValue();
    }

    private void row(
            TextTable table, String name, String key, double scale, @Nullable Double found) {
        JsonNode span = forecast.path(key);
        table.row(
                name,
                ForecastText.seconds(span.path("expected").asDouble() * scale),
                ForecastText.seconds(span.path("low").asDouble() * scale),
                ForecastText.seconds(span.path("high").asDouble() * scale),
                found == null ? "-" : ForecastText.seconds(found * scale));
    }
}
