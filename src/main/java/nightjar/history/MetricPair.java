package nightjar.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.ledger.Measurement;
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

    private static final String LOW = "_low";
    private static final String HIGH = "_high";

    /// The metrics that either side has, in the order in which they were measured.
    static List<MetricPair> of(List<Measurement> a, List<Measurement> b) {
        Map<String, Double> left = candidate(a);
        Map<String, Double> right = candidate(b);
        Map<String, Double> names = new LinkedHashMap<>(left);
        names.putAll(right);
        List<MetricPair> pairs = new ArrayList<>();
        for (String name : names.keySet()) {
            boolean end =
                    (name.endsWith(LOW) && names.containsKey(without(name, LOW)))
                            || (name.endsWith(HIGH) && names.containsKey(without(name, HIGH)));
            if (!end) {
                pairs.add(
                        new MetricPair(
                                name,
                                left.get(name),
                                left.get(name + LOW),
                                left.get(name + HIGH),
                                right.get(name),
                                right.get(name + LOW),
                                right.get(name + HIGH)));
            }
        }
        return List.copyOf(pairs);
    }

    private static Map<String, Double> candidate(List<Measurement> measurements) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Measurement one : measurements) {
            boolean own =
                    one.step().equals("evaluate")
                            && "candidate".equals(one.model())
                            && one.slice() == null;
            if (own && Double.isFinite(one.value())) {
                values.put(one.name(), one.value());
            }
        }
        return values;
    }

    private static String without(String name, String end) {
        return name.substring(0, name.length() - end.length());
    }
}
