package nightjar.stage.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.metric.Interval;
import nightjar.model.Task;
import nightjar.spec.Metric;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.ModelEvaluation;
import nightjar.stage.evaluate.SliceEvaluation;
import org.jspecify.annotations.Nullable;

/// An evaluation on 1,409 rows of a candidate with these metrics, of no champion, and of a baseline with AUC 0.5.
record Evaluations(
        Map<String, Double> candidate,
        Map<String, Interval> intervals,
        @Nullable Map<String, Double> champion,
        @Nullable String incomparable,
        Map<String, Double> baseline,
        Map<String, Integer> sliceValues,
        List<SliceEvaluation> slices) {

    static Evaluations candidate(Metric metric, double value) {
        return new Evaluations(
                Map.of(metric.yamlName(), value),
                Map.of(),
                null,
                null,
                Map.of("auc", 0.5),
                Map.of(),
                List.of());
    }

    Evaluations interval(Metric metric, double low, double high) {
        return new Evaluations(
                candidate,
                Map.of(metric.yamlName(), new Interval(low, high, 0.95)),
                champion,
                incomparable,
                baseline,
                sliceValues,
                slices);
    }

    Evaluations champion(Metric metric, double value) {
        return new Evaluations(
                candidate,
                intervals,
                Map.of(metric.yamlName(), value),
                null,
                baseline,
                sliceValues,
                slices);
    }

    Evaluations incomparable(String reason) {
        return new Evaluations(candidate, intervals, null, reason, baseline, sliceValues, slices);
    }

    Evaluations baseline(Metric metric, double value) {
        return new Evaluations(
                candidate,
                intervals,
                champion,
                incomparable,
                Map.of(metric.yamlName(), value),
                sliceValues,
                slices);
    }

    Evaluations slice(String column, String value, long rows, double auc) {
        Map<String, Integer> values = new LinkedHashMap<>(sliceValues);
        values.merge(column, 1, Integer::sum);
        List<SliceEvaluation> more = new java.util.ArrayList<>(slices);
        more.add(new SliceEvaluation(column, value, rows, Map.of("auc", auc)));
        return new Evaluations(
                candidate, intervals, champion, incomparable, baseline, values, more);
    }

    Evaluations slicedInto(String column, int values) {
        return new Evaluations(
                candidate,
                intervals,
                champion,
                incomparable,
                baseline,
                Map.of(column, values),
                List.of());
    }

    Evaluation evaluation() {
        return new Evaluation(
                new Task.Binary("Yes", "No"),
                1409,
                5634,
                model("candidate", null, candidate, intervals, slices),
                champion == null ? null : model("champion", 3, champion, Map.of(), List.of()),
                model("baseline", null, baseline, Map.of(), List.of()),
                incomparable,
                sliceValues,
                List.of(),
                List.of());
    }

    private static ModelEvaluation model(
            String name,
            @Nullable Integer version,
            Map<String, Double> metrics,
            Map<String, Interval> intervals,
            List<SliceEvaluation> slices) {
        return new ModelEvaluation(name, version, metrics, intervals, null, null, null, slices);
    }
}
