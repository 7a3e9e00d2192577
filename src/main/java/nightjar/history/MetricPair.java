package nightjar.history;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.ledger.Measurement;
import nightjar.ledger.MetricQuantities;
import nightjar.ledger.Quantity;
import nightjar.project.training.Metric;
import org.jspecify.annotations.Nullable;

/// A metric of both sides, each on the hold-out of its own run.
///
/// @param a null: undefined, or not measured
/// @param aLow lower end of the 95 % interval; null: there is none
public record MetricPair(
        String name,
        @Nullable Double a,
        @Nullable Double aLow,
        @Nullable Double aHigh,
        @Nullable Double b,
        @Nullable Double bLow,
        @Nullable Double bHigh) {

    /// The figures that either side has, in the order in which they were measured, each with its interval if it is a metric.
    static List<MetricPair> of(List<Measurement> a, List<Measurement> b) {
        Map<Quantity, Double> left = candidate(a);
        Map<Quantity, Double> right = candidate(b);
        Map<Quantity, Double> both = new LinkedHashMap<>(left);
        both.putAll(right);
        List<MetricQuantities> metrics = Arrays.stream(Metric.values()).map(Quantity::of).toList();
        metrics.forEach(metric -> both.keySet().removeAll(List.of(metric.low(), metric.high())));
        return both.keySet().stream()
                .map(
                        figure ->
                                metrics.stream()
                                        .filter(metric -> metric.value().equals(figure))
                                        .findFirst()
                                        .map(metric -> of(metric, left, right))
                                        .orElseGet(() -> of(figure, left, right)))
                .toList();
    }

    private static MetricPair of(
            MetricQuantities metric, Map<Quantity, Double> a, Map<Quantity, Double> b) {
        return new MetricPair(
                metric.value().name(),
                a.get(metric.value()),
                a.get(metric.low()),
                a.get(metric.high()),
                b.get(metric.value()),
                b.get(metric.low()),
                b.get(metric.high()));
    }

    private static MetricPair of(
            Quantity figure, Map<Quantity, Double> a, Map<Quantity, Double> b) {
        return new MetricPair(figure.name(), a.get(figure), null, null, b.get(figure), null, null);
    }

    private static Map<Quantity, Double> candidate(List<Measurement> measurements) {
        Map<Quantity, Double> values = new LinkedHashMap<>();
        for (Measurement one : measurements) {
            boolean own =
                    one.step().equals("evaluate")
                            && "candidate".equals(one.model())
                            && one.slice() == null;
            if (own && Double.isFinite(one.value())) {
                values.put(one.quantity(), one.value());
            }
        }
        return values;
    }
}
