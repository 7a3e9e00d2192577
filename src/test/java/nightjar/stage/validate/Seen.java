package nightjar.stage.validate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was observed of 1,000 good rows with key `id` and label `churn`.
record Seen(
        long rows,
        long rejected,
        Map<String, ObservedColumn> columns,
        long duplicateKeys,
        List<Observed.GiveAway> giveAways) {

    static Seen fine() {
        Map<String, ObservedColumn> columns = new LinkedHashMap<>();
        columns.put("id", text(0, 1000, Map.of(), false));
        columns.put("churn", text(0, 2, Map.of("Yes", 300L, "No", 700L), true));
        return new Seen(1000, 0, columns, 0, List.of());
    }

    static ObservedColumn text(
            long missing, long distinct, Map<String, Long> values, boolean allValues) {
        return new ObservedColumn(
                missing, distinct, distinct, Double.NaN, Double.NaN, 0, values, allValues);
    }

    static ObservedColumn numbers(long missing, double min, double max, long unreadable) {
        return new ObservedColumn(missing, 400, 500, min, max, unreadable, Map.of(), false);
    }

    Seen rows(long count, long malformed) {
        return new Seen(count, malformed, columns, duplicateKeys, giveAways);
    }

    Seen column(String name, ObservedColumn column) {
        Map<String, ObservedColumn> more = new LinkedHashMap<>(columns);
        more.put(name, column);
        return new Seen(rows, rejected, more, duplicateKeys, giveAways);
    }

    Seen without(String name) {
        Map<String, ObservedColumn> fewer = new LinkedHashMap<>(columns);
        fewer.remove(name);
        return new Seen(rows, rejected, fewer, duplicateKeys, giveAways);
    }

    Seen duplicates(long count) {
        return new Seen(rows, rejected, columns, count, giveAways);
    }

    Seen giveAway(String column, String because) {
        return new Seen(
                rows,
                rejected,
                columns,
                duplicateKeys,
                List.of(new Observed.GiveAway(column, because)));
    }

    Observed observed() {
        return new Observed(rows, rejected, columns, duplicateKeys, giveAways);
    }
}
