package nightjar.stage.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nightjar.ledger.Measurement;
import nightjar.ledger.Quantity;
import nightjar.stage.clean.CleanCounts;

/// What scoring did.
///
/// @param clean what cleaning did
/// @param findings what the plan met that training had not: `missing.column`, `unseen.column`, `rare_or_unseen.column`, in rows
/// @param predicted rows per predicted class
/// @param sum of the scores
/// @param min smallest score; infinite without rows
/// @param max greatest score
/// @param tenths rows per tenth of probability; ten numbers, all 0 for a regression
public record ScoreCounts(
        CleanCounts clean,
        Map<String, Long> findings,
        Map<String, Long> predicted,
        double sum,
        double min,
        double max,
        List<Long> tenths) {

    public ScoreCounts {
        tenths = List.copyOf(tenths);
    }

    ScoreCounts plus(ScoreCounts other, CleanCounts both) {
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < tenths.size(); i++) {
            sums.add(tenths.get(i) + other.tenths.get(i));
        }
        return new ScoreCounts(
                both,
                sum(findings, other.findings),
                sum(predicted, other.predicted),
                sum + other.sum,
                Math.min(min, other.min),
                Math.max(max, other.max),
                sums);
    }

    private static Map<String, Long> sum(Map<String, Long> left, Map<String, Long> right) {
        Map<String, Long> sum = new TreeMap<>(left);
        right.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }

    List<Measurement> measurements(String step) {
        List<Measurement> all = new ArrayList<>(clean.measurements(step));
        findings.forEach((what, rows) -> all.add(finding(step, what, rows)));
        predicted.forEach(
                (name, rows) ->
                        all.add(
                                Measurement.of(step, Quantity.PREDICTED, rows)
                                        .inSlice("prediction=" + name)));
        if (clean.written() > 0) {
            all.add(Measurement.of(step, Quantity.SCORE_MEAN, sum / clean.written()));
            all.add(Measurement.of(step, Quantity.SCORE_MIN, min));
            all.add(Measurement.of(step, Quantity.SCORE_MAX, max));
        }
        for (int i = 0; i < tenths.size(); i++) {
            if (tenths.get(i) > 0) {
                all.add(
                        Measurement.of(step, Quantity.SCORE_ROWS, tenths.get(i))
                                .inSlice(
                                        String.format(
                                                Locale.ROOT,
                                                "score=%.1f to %.1f",
                                                i / 10.0,
                                                (i + 1) / 10.0)));
            }
        }
        return all;
    }

    /// @param what as in [#findings()]
    private static Measurement finding(String step, String what, long rows) {
        int point = what.indexOf('.');
        Quantity quantity = Quantity.find(step, what.substring(0, point)).orElseThrow();
        return Measurement.of(step, quantity, rows).ofColumn(what.substring(point + 1));
    }
}
