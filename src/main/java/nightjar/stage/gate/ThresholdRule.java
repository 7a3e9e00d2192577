package nightjar.stage.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nightjar.math.Interval;
import nightjar.project.training.GateRule;
import nightjar.project.training.Metric;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.ModelEvaluation;
import nightjar.stage.evaluate.SliceEvaluation;
import org.jspecify.annotations.Nullable;

/// Judges bounds: one reason per bound, in a slice one per value. A number on the bound holds it.
///
/// @param model that is held to them
record ThresholdRule(Evaluation evaluation, ModelEvaluation model) {

    List<Reason> judge(GateRule.Bound bound) {
        List<Reason> reasons = new ArrayList<>();
        if (bound.min() != null) {
            reasons.addAll(judge(bound.metric(), true, bound.min(), bound.slice()));
        }
        if (bound.max() != null) {
            reasons.addAll(judge(bound.metric(), false, bound.max(), bound.slice()));
        }
        return reasons;
    }

    private List<Reason> judge(
            Metric metric, boolean least, double bound, @Nullable String column) {
        String rule =
                "%s %s %s".formatted(metric.yamlName(), least ? ">=" : "<=", Figures.bound(bound));
        if (column == null) {
            Optional<Interval> interval = model.interval(metric);
            return List.of(
                    reason(
                                    new Asked(rule, metric, least, bound, null),
                                    model.value(metric),
                                    interval.map(ThresholdRule::words).orElse(""),
                                    "on " + Figures.rows(evaluation.rows()))
                            .with(interval.orElse(null)));
        }
        Integer values = evaluation.sliceValues().get(column);
        if (values == null || values > Evaluation.SLICE_VALUES) {
            return List.of(notSliced(rule, column, values == null ? 0 : values));
        }
        return model.slices(column).stream()
                .map(slice -> judge(rule, metric, least, bound, slice))
                .toList();
    }

    private static Reason judge(
            String rule, Metric metric, boolean least, double bound, SliceEvaluation slice) {
        String where = "where %s = %s".formatted(slice.column(), shown(slice.value()));
        return reason(
                        new Asked(rule + " " + where, metric, least, bound, slice.slice()),
                        slice.value(metric),
                        " " + where,
                        "in " + Figures.rows(slice.rows()))
                .with(slice.interval(metric).orElse(null));
    }

    /// One bound, in one place.
    private record Asked(
            String rule, Metric metric, boolean least, double bound, @Nullable String slice) {}

    private static Reason reason(Asked asked, double found, String detail, String rows) {
        String name = asked.metric().yamlName();
        if (Double.isNaN(found)) {
            return Reason.of(
                            asked.rule(),
                            Decision.INCONCLUSIVE,
                            null,
                            asked.bound(),
                            "%s is undefined%s %s, so the rule cannot be judged."
                                    .formatted(name, asked.slice() == null ? "" : detail, rows))
                    .in(asked.slice());
        }
        boolean held = asked.least() ? found >= asked.bound() : found <= asked.bound();
        return Reason.of(
                        asked.rule(),
                        held ? Decision.PROMOTE : Decision.REJECT,
                        found,
                        asked.bound(),
                        "%s is %s%s %s, %s the %s asked for."
                                .formatted(
                                        name,
                                        Figures.beside(found, asked.bound()),
                                        detail,
                                        rows,
                                        side(asked.least(), held),
                                        Figures.bound(asked.bound())))
                .in(asked.slice());
    }

    private static String side(boolean least, boolean held) {
        if (held) {
            return least ? "at least" : "at most";
        }
        return least ? "below" : "above";
    }

    static Reason notSliced(String rule, String column, int values) {
        return Reason.of(
                        rule + " by " + column,
                        Decision.INCONCLUSIVE,
                        null,
                        null,
                        "%s has %s values in the hold-out; a slice has 1 to %s, so the rule cannot be judged."
                                .formatted(column, values, Evaluation.SLICE_VALUES))
                .in(column);
    }

    static String shown(String value) {
        return value.isEmpty() ? "(missing)" : value;
    }

    private static String words(Interval interval) {
        return String.format(
                Locale.ROOT,
                " (%.0f %% interval %s to %s)",
                interval.level() * 100,
                Figures.plain(interval.low()),
                Figures.plain(interval.high()));
    }
}
