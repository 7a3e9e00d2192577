package nightjar.stage.gate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nightjar.math.Interval;
import nightjar.math.Normal;
import nightjar.metric.Difference;
import nightjar.project.training.GateRule;
import nightjar.project.training.Metric;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.SliceEvaluation;
import org.jspecify.annotations.Nullable;

/// Judges groups against each other, and against themselves under the champion. What so few rows can show by chance refuses nobody.
record SliceRules(Evaluation evaluation) {

    /// By how much an interval must shrink beyond leaving zero out, so that it does so in four of five cases.
    private static final double POWER =
            (Normal.reach(Interval.LEVEL) + Normal.quantile(0.8)) / Normal.reach(Interval.LEVEL);

    Reason judge(GateRule.Gap gap) {
        Metric metric = gap.metric();
        String rule =
                "%s gap <= %s by %s"
                        .formatted(metric.yamlName(), Figures.bound(gap.max()), gap.slice());
        Optional<Reason> unsliced = unsliced(rule, gap.slice());
        if (unsliced.isPresent()) {
            return unsliced.get();
        }
        List<SliceEvaluation> known =
                evaluation.candidate().slices(gap.slice()).stream()
                        .filter(slice -> !Double.isNaN(slice.value(metric)))
                        .sorted(Comparator.comparingDouble(slice -> slice.value(metric)))
                        .toList();
        if (known.size() < 2) {
            return Reason.of(
                            rule,
                            Decision.INCONCLUSIVE,
                            null,
                            gap.max(),
                            "%s is defined for %s of the groups of %s; a gap needs two, so the rule cannot be judged."
                                    .formatted(metric.yamlName(), known.size(), gap.slice()))
                    .in(gap.slice());
        }
        return gap(rule, gap, known.getFirst(), known.getLast());
    }

    private Reason gap(
            String rule, GateRule.Gap gap, SliceEvaluation lowest, SliceEvaluation highest) {
        Metric metric = gap.metric();
        double found = highest.value(metric) - lowest.value(metric);
        Interval interval = between(highest, lowest, metric);
        // Where the metric has an interval at all, a group without one is too small.
        boolean chance =
                interval == null
                        ? evaluation.candidate().interval(metric).isPresent()
                        : interval.low() <= 0;
        Decision decision = decision(found <= gap.max(), chance);
        Long rows =
                decision == Decision.INCONCLUSIVE && interval != null
                        ? Certainty.rowsNeeded(
                                evaluation.rows(),
                                Math.pow(POWER * (found - interval.low()) / found, 2))
                        : null;
        SliceEvaluation worse = metric.higherIsBetter() ? lowest : highest;
        return Reason.of(
                        rule,
                        decision,
                        found,
                        gap.max(),
                        "%s is %s where %s and %s where %s: %s apart, %s the %s allowed%s.%s"
                                .formatted(
                                        metric.yamlName(),
                                        measured(lowest, metric),
                                        where(lowest),
                                        measured(highest, metric),
                                        where(highest),
                                        Figures.beside(found, gap.max()),
                                        found <= gap.max() ? "within" : "more than",
                                        Figures.bound(gap.max()),
                                        decision == Decision.INCONCLUSIVE
                                                ? ", but groups so small can be so far apart by chance"
                                                : "",
                                        decision == Decision.INCONCLUSIVE
                                                ? " " + Sentences.enough(rows)
                                                : ""))
                .in(worse.slice())
                .with(interval)
                .needing(rows);
    }

    /// The interval of a difference of two independent estimates from their own intervals: G. Y. Zou, A. Donner, "Construction of
    /// confidence limits about effect measures", Statistics in Medicine 27 (2008) 1693-1702. Null where one has none.
    private static @Nullable Interval between(
            SliceEvaluation high, SliceEvaluation low, Metric metric) {
        Interval one = high.interval(metric).orElse(null);
        Interval other = low.interval(metric).orElse(null);
        if (one == null || other == null) {
            return null;
        }
        double a = high.value(metric);
        double b = low.value(metric);
        return new Interval(
                a - b - Math.hypot(a - one.low(), other.high() - b),
                a - b + Math.hypot(one.high() - a, b - other.low()),
                one.level());
    }

    List<Reason> judge(GateRule.Drop drop) {
        String rule =
                "%s drop <= %s".formatted(drop.metric().yamlName(), Figures.bound(drop.max()));
        Optional<Reason> unsliced = unsliced(rule, drop.slice());
        if (unsliced.isPresent()) {
            return List.of(unsliced.get());
        }
        if (evaluation.champion() == null) {
            String why = evaluation.incomparable();
            return List.of(
                    Reason.of(
                                    rule + " by " + drop.slice(),
                                    why == null ? Decision.PROMOTE : Decision.HOLD,
                                    null,
                                    drop.max(),
                                    why == null
                                            ? "There is no champion yet."
                                            : "The champion cannot be compared: " + why + ".")
                            .in(drop.slice()));
        }
        return evaluation.candidate().slices(drop.slice()).stream()
                .map(slice -> drop(rule, drop, slice).leavingOut(leftOut(drop, slice)))
                .toList();
    }

    private static String leftOut(GateRule.Drop drop, SliceEvaluation slice) {
        Difference difference = slice.gains().get(drop.metric().yamlName());
        return difference == null ? "" : Sentences.leftOut(difference, slice.rows());
    }

    private Reason drop(String rule, GateRule.Drop drop, SliceEvaluation slice) {
        String full = rule + " where " + where(slice);
        Difference difference = slice.gains().get(drop.metric().yamlName());
        if (difference == null || Double.isNaN(difference.gain())) {
            return Reason.of(
                            full,
                            Decision.INCONCLUSIVE,
                            null,
                            drop.max(),
                            "%s is undefined where %s in %s, so the rule cannot be judged."
                                    .formatted(
                                            drop.metric().yamlName(),
                                            where(slice),
                                            Figures.rows(
                                                    difference == null
                                                            ? slice.rows()
                                                            : difference.rows())))
                    .in(slice.slice());
        }
        double found = -difference.gain();
        Interval interval = difference.interval();
        Decision decision = decision(found <= drop.max(), interval == null || interval.high() >= 0);
        Long rows =
                decision == Decision.INCONCLUSIVE && interval != null
                        ? Certainty.rowsNeeded(
                                evaluation.rows(),
                                Math.pow(POWER * (interval.high() + found) / found, 2))
                        : null;
        return Reason.of(
                        full,
                        decision,
                        found,
                        drop.max(),
                        "%s is %s where %s in %s, that of the champion is %s: %s, %s the %s allowed%s.%s"
                                .formatted(
                                        drop.metric().yamlName(),
                                        Figures.plain(difference.first()),
                                        where(slice),
                                        Figures.rows(difference.rows()),
                                        Figures.plain(difference.second()),
                                        Sentences.apart(difference.gain()),
                                        found <= drop.max() ? "within" : "more than",
                                        Figures.bound(drop.max()),
                                        decision == Decision.INCONCLUSIVE
                                                ? ", but so few rows can be so by chance"
                                                : "",
                                        decision == Decision.INCONCLUSIVE
                                                ? " " + Sentences.enough(rows)
                                                : ""))
                .in(slice.slice())
                .with(interval)
                .needing(rows);
    }

    private static Decision decision(boolean held, boolean chance) {
        if (held) {
            return Decision.PROMOTE;
        }
        return chance ? Decision.INCONCLUSIVE : Decision.REJECT;
    }

    private Optional<Reason> unsliced(String rule, String column) {
        Integer values = evaluation.sliceValues().get(column);
        return values == null || values > Evaluation.SLICE_VALUES
                ? Optional.of(ThresholdRule.notSliced(rule, column, values == null ? 0 : values))
                : Optional.empty();
    }

    private static String measured(SliceEvaluation slice, Metric metric) {
        return Figures.plain(slice.value(metric));
    }

    private static String where(SliceEvaluation slice) {
        return "%s = %s".formatted(slice.column(), ThresholdRule.shown(slice.value()));
    }
}
