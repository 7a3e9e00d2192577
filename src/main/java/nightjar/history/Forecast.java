package nightjar.history;

import java.nio.charset.StandardCharsets;
import nightjar.durable.Json;
import nightjar.math.Interval;
import nightjar.metric.ConfusionMatrix;
import nightjar.project.Goal;
import nightjar.project.training.Metric;
import nightjar.registry.ModelVersion;
import nightjar.registry.Registry;
import nightjar.stage.promote.PromoteStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What may be expected of the goal as long as the champion is as good as it was on the hold-out of its own run.
///
/// @param version the champion
/// @param run that measured it
/// @param metric by which it was chosen, on the hold-out
/// @param rows of the hold-out; null where classes were not counted, as in a regression
/// @param flagged share of the rows that are taken for positive; null unless there are two classes
/// @param caught share of the positives that are taken for positive; null unless there are two classes with a positive among the rows
/// @param worth null unless there are two classes and the goal says what a decision is worth
/// @param effort share of the caught positives that must be won over for the KPI to reach its target, if the KPI counts the positives;
///     above 1: not even all of them are enough; null where that cannot be said
public record Forecast(
        int version,
        String run,
        Estimate metric,
        @Nullable Long rows,
        @Nullable Double flagged,
        @Nullable Estimate caught,
        @Nullable Worth worth,
        @Nullable Double effort) {

    private static final int CLASSES = 2;

    /// A measured number with its interval.
    ///
    /// @param value null: undefined
    /// @param interval null: none
    public record Estimate(String name, @Nullable Double value, @Nullable Interval interval) {

        /// A metric as the card has it.
        static Estimate of(JsonNode model, String metric) {
            JsonNode value = model.path("metrics").path(metric);
            JsonNode interval = model.path("intervals").path(metric);
            return new Estimate(
                    metric,
                    value.isNumber() ? value.asDouble() : null,
                    interval.isObject()
                            ? Json.mapper().treeToValue(interval, Interval.class)
                            : null);
        }
    }

    static Forecast of(Registry registry, ModelVersion champion, Goal goal) {
        String text =
                new String(registry.file(champion, PromoteStage.CARD), StandardCharsets.UTF_8);
        return of(champion, Json.tree(text), goal);
    }

    static Forecast of(ModelVersion champion, JsonNode card, Goal goal) {
        JsonNode model = card.path("holdout");
        String chosenBy = card.path("candidate").path("metric").asString("");
        Estimate metric = Estimate.of(model, Metric.valueOf(chosenBy).yamlName());
        ConfusionMatrix confusion = confusion(model);
        if (confusion == null) {
            return new Forecast(
                    champion.version(), champion.run(), metric, null, null, null, null, null);
        }
        long rows =
                confusion.counts().stream()
                        .flatMap(java.util.Collection::stream)
                        .mapToLong(Long::longValue)
                        .sum();
        if (confusion.classes().size() != CLASSES) {
            return new Forecast(
                    champion.version(), champion.run(), metric, rows, null, null, null, null);
        }
        Estimate recall = Estimate.of(model, "recall");
        long flagged = confusion.counts().get(0).get(1) + confusion.counts().get(1).get(1);
        return new Forecast(
                champion.version(),
                champion.run(),
                metric,
                rows,
                flagged / (double) rows,
                recall.value() == null ? null : recall,
                goal.value() == null ? null : Worth.of(confusion, goal.value()),
                effort(goal.kpi(), recall.value()));
    }

    private static @Nullable ConfusionMatrix confusion(JsonNode model) {
        JsonNode confusion = model.path("confusion");
        return confusion.isObject()
                ? Json.mapper().treeToValue(confusion, ConfusionMatrix.class)
                : null;
    }

    /// To bring a share of positives from its baseline down to its target, the part (baseline − target) / baseline of them must go, and
    /// only those that are caught can be acted on.
    private static @Nullable Double effort(Goal.@Nullable Kpi kpi, @Nullable Double caught) {
        if (kpi == null || caught == null || caught == 0) {
            return null;
        }
        boolean aShareToBeCut =
                kpi.baseline() > 0
                        && kpi.baseline() <= 1
                        && kpi.target() >= 0
                        && kpi.target() < kpi.baseline();
        return aShareToBeCut ? (kpi.baseline() - kpi.target()) / kpi.baseline() / caught : null;
    }
}
