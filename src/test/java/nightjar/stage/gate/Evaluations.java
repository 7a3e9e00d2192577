package nightjar.stage.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.math.Interval;
import nightjar.metric.Calibration;
import nightjar.metric.Difference;
import nightjar.metric.Money;
import nightjar.model.Task;
import nightjar.project.training.Metric;
import nightjar.stage.evaluate.ClassRows;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.ModelEvaluation;
import nightjar.stage.evaluate.PairedComparison;
import nightjar.stage.evaluate.RuleEvaluation;
import nightjar.stage.evaluate.SliceEvaluation;
import org.jspecify.annotations.Nullable;

/// An evaluation on 1,409 rows, put together by what a test needs to be so.
final class Evaluations {

    private static final double Z = 1.959963984540054;

    private final Metric metric;
    private final double value;
    private final Map<String, Interval> intervals = new HashMap<>();
    private final Map<String, Integer> sliceValues = new LinkedHashMap<>();
    private final List<SliceEvaluation> slices = new ArrayList<>();
    private final List<PairedComparison> duels = new ArrayList<>();
    private final List<RuleEvaluation> rules = new ArrayList<>();
    private final List<ClassRows> classes = new ArrayList<>();
    private double ruleError = 0.01;
    private long rows = 1409;
    private @Nullable Double champion;
    private @Nullable String incomparable;
    private double baseline = 0.5;
    private @Nullable Calibration calibration;
    private @Nullable Money money;

    private Evaluations(Metric metric, double value) {
        this.metric = metric;
        this.value = value;
    }

    static Evaluations candidate(Metric metric, double value) {
        return new Evaluations(metric, value);
    }

    Evaluations rows(long count) {
        rows = count;
        return this;
    }

    Evaluations interval(Metric of, double low, double high) {
        intervals.put(of.yamlName(), new Interval(low, high, 0.95));
        return this;
    }

    /// @param error the standard error of the difference
    Evaluations champion(double its, double error) {
        champion = its;
        duels.add(new PairedComparison("champion", difference(its, error), null));
        return this;
    }

    /// As it was measured.
    Evaluations champion(Difference measured) {
        champion = measured.second();
        duels.add(new PairedComparison("champion", measured, null));
        return this;
    }

    Evaluations incomparable(String reason) {
        incomparable = reason;
        return this;
    }

    Evaluations baseline(double its, double error) {
        baseline = its;
        duels.add(new PairedComparison("baseline", difference(its, error), null));
        return this;
    }

    /// Of the rules that come after: how sure it is by how much they are better than the baseline.
    Evaluations rulesUnsureBy(double error) {
        ruleError = error;
        return this;
    }

    Evaluations classOf(@Nullable String label, long training, long holdout) {
        classes.add(new ClassRows(label, training, holdout));
        return this;
    }

    Evaluations rule(
            String name, String text, double its, double error, @Nullable Difference worth) {
        rules.add(
                new RuleEvaluation(
                        text,
                        model(name, null, its, Map.of(), List.of()),
                        List.of(
                                new PairedComparison(
                                        "baseline",
                                        difference(rows, its, baseline, its - baseline, ruleError),
                                        null))));
        duels.add(new PairedComparison(name, difference(its, error), worth));
        return this;
    }

    Evaluations slice(String column, String of, long count, double its) {
        return slice(new SliceEvaluation(column, of, count, values(its), Map.of(), Map.of()));
    }

    Evaluations slice(SliceEvaluation slice) {
        sliceValues.merge(slice.column(), 1, Integer::sum);
        slices.add(slice);
        return this;
    }

    Evaluations slicedInto(String column, int count) {
        sliceValues.put(column, count);
        return this;
    }

    Evaluations calibration(Calibration its) {
        calibration = its;
        return this;
    }

    Evaluations money(double perDecision, double low, double high) {
        money = new Money(perDecision, new Interval(low, high, 0.95));
        return this;
    }

    Evaluation evaluation() {
        return new Evaluation(
                new Task.Binary("Yes", "No"),
                metric,
                rows,
                4 * rows,
                classes,
                new ModelEvaluation(
                        "candidate",
                        null,
                        rows,
                        values(value),
                        intervals,
                        null,
                        calibration,
                        null,
                        money,
                        slices),
                champion == null ? null : model("champion", 3, champion, Map.of(), List.of()),
                model("baseline", null, baseline, Map.of(), List.of()),
                rules,
                duels,
                incomparable,
                sliceValues,
                List.of(),
                List.of());
    }

    Difference difference(double other, double error) {
        return difference(
                rows, value, other, metric.higherIsBetter() ? value - other : other - value, error);
    }

    /// With a normal interval of 95 %.
    static Difference difference(
            long rows, double first, double second, double gain, double error) {
        return new Difference(
                rows,
                first,
                second,
                gain,
                error,
                Double.isNaN(gain) || Double.isNaN(error)
                        ? null
                        : new Interval(gain - Z * error, gain + Z * error, 0.95),
                0.95,
                Difference.Method.DELONG,
                null);
    }

    private Map<String, Double> values(double its) {
        return Map.of(metric.yamlName(), its);
    }

    private ModelEvaluation model(
            String name,
            @Nullable Integer version,
            double its,
            Map<String, Interval> itsIntervals,
            List<SliceEvaluation> itsSlices) {
        return new ModelEvaluation(
                name, version, rows, values(its), itsIntervals, null, null, null, null, itsSlices);
    }
}
