package nightjar.stage.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;

/// What cleaning did, in rows and cells.
///
/// @param read records, malformed ones included
/// @param written rows handed on
/// @param intended rows set aside by intent: duplicates, filters, and rows without a label; they count towards no limit
/// @param changed cells changed, per rule
/// @param rejected rows set aside, per reason
/// @param breaches rows that breach an expectation and are not set aside for it, per expectation
/// @param refusing of those the rows for which the data are refused
/// @param absent columns the source lacks
/// @param training rows per label class among the training rows; regression: all under `rows`
/// @param holdout the same for the hold-out
/// @param trainingSum of the labels of the training rows; 0 but for a regression
public record CleanCounts(
        long read,
        long written,
        long intended,
        Map<String, Long> changed,
        Map<String, Long> rejected,
        Map<String, Long> breaches,
        Map<String, Long> refusing,
        Map<String, Long> absent,
        Map<String, Long> training,
        Map<String, Long> holdout,
        double trainingSum) {

    /// What the reason of a row begins with that a filter drops.
    static final String FILTER = "filter: ";

    static CleanCounts empty() {
        return new CleanCounts(
                0,
                0,
                0,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                0);
    }

    CleanCounts plus(CleanCounts other) {
        return new CleanCounts(
                read + other.read,
                written + other.written,
                intended + other.intended,
                sum(changed, other.changed),
                sum(rejected, other.rejected),
                sum(breaches, other.breaches),
                sum(refusing, other.refusing),
                sum(absent, other.absent),
                sum(training, other.training),
                sum(holdout, other.holdout),
                trainingSum + other.trainingSum);
    }

    private static Map<String, Long> sum(Map<String, Long> left, Map<String, Long> right) {
        Map<String, Long> sum = new TreeMap<>(left);
        right.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }

    public long rejectedRows() {
        return read - written;
    }

    /// The share of the rows that are set aside for a fault, 0 to 1; 0 without rows.
    public double faultyShare() {
        return read == 0 ? 0 : (double) (rejectedRows() - intended) / read;
    }

    /// Whether rows with this reason were dropped by a filter of the project file.
    public static boolean isFilter(String reason) {
        return reason.startsWith(FILTER);
    }

    /// Rows that a filter of the project file drops.
    public long filteredRows() {
        return rejected.entrySet().stream()
                .filter(reason -> isFilter(reason.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public long trainingRows() {
        return training.values().stream().mapToLong(Long::longValue).sum();
    }

    public long holdoutRows() {
        return holdout.values().stream().mapToLong(Long::longValue).sum();
    }

    /// As measurements of a step.
    public List<Measurement> measurements(String step) {
        List<Measurement> all = new ArrayList<>();
        all.add(Measurement.of(step, Quantity.ROWS_REJECTED, rejectedRows()));
        if (filteredRows() > 0) {
            all.add(Measurement.of(step, Quantity.ROWS_FILTERED, filteredRows()));
        }
        changed.forEach(
                (what, cells) ->
                        all.add(Cause.ofChange(what).measured(step, Quantity.CHANGED, cells)));
        rejected.forEach(
                (why, rows) -> all.add(Cause.ofRow(why).measured(step, Quantity.REJECTED, rows)));
        breaches.forEach(
                (what, rows) -> all.add(Cause.ofRow(what).measured(step, Quantity.BREACH, rows)));
        absent.keySet()
                .forEach(
                        column ->
                                all.add(Measurement.of(step, Quantity.ABSENT, 1).ofColumn(column)));
        if (trainingRows() > 0) {
            all.add(Measurement.of(step, Quantity.TRAINING_ROWS, trainingRows()));
            all.add(Measurement.of(step, Quantity.HOLDOUT_ROWS, holdoutRows()));
        }
        return all;
    }
}
