package nightjar.stage.gate;

import java.util.Locale;
import java.util.Optional;
import nightjar.math.Interval;
import nightjar.math.Normal;
import nightjar.metric.Calibration;
import nightjar.metric.Difference;
import nightjar.metric.Money;
import nightjar.project.training.GateRule;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.PairedComparison;
import nightjar.stage.evaluate.RuleEvaluation;
import org.jspecify.annotations.Nullable;

/// Judges what a model is like beside its metrics: whether its probabilities come true, what it costs, what its decisions are worth.
record CostRules(Evaluation evaluation, Costs costs, SuitabilityRule need) {

    private static final double MEGABYTE = 1e6;

    Reason judge(GateRule.Calibrated rule) {
        String name = "calibration error <= " + Figures.bound(rule.maxError());
        Calibration calibration = evaluation.candidate().calibration();
        if (calibration == null || Double.isNaN(calibration.expectedError())) {
            return Reason.of(
                    name,
                    Decision.INCONCLUSIVE,
                    null,
                    rule.maxError(),
                    "There are no probabilities to hold against what happened, so the rule cannot be judged.");
        }
        double found = calibration.expectedError();
        double chance = chance(calibration);
        boolean held = found <= rule.maxError();
        boolean open = !held && chance >= found / 2;
        Long rows =
                open
                        ? Certainty.rowsNeeded(
                                evaluation.rows(), Math.pow(2 * chance / rule.maxError(), 2))
                        : null;
        return Reason.of(
                        name,
                        held ? Decision.PROMOTE : open ? Decision.INCONCLUSIVE : Decision.REJECT,
                        found,
                        rule.maxError(),
                        "Predicted probabilities are %s off from what happened on %s, %s the %s allowed%s"
                                .formatted(
                                        Figures.beside(found, rule.maxError()),
                                        Figures.rows(evaluation.rows()),
                                        held ? "within" : "more than",
                                        Figures.bound(rule.maxError()),
                                        open
                                                ? "; but on so few rows even true probabilities would be about %s off. %s"
                                                        .formatted(
                                                                Figures.plain(chance),
                                                                Sentences.enough(rows))
                                                : "."))
                .needing(rows);
    }

    /// The error that true probabilities would show on these rows: in each bin the mean distance of a share from its expectation.
    private static double chance(Calibration calibration) {
        double sum = 0;
        double rows = 0;
        for (Calibration.Bin bin : calibration.bins()) {
            if (bin.rows() > 0) {
                double share = Math.clamp(bin.predicted(), 0, 1);
                sum += Math.sqrt(2 / Math.PI * share * (1 - share) * bin.rows());
                rows += bin.rows();
            }
        }
        return sum / rows;
    }

    Reason judge(GateRule.Latency rule) {
        double found = costs.millisecondsPer1000Rows();
        String name = "latency <= %s ms".formatted(Figures.bound(rule.milliseconds()));
        if (Double.isNaN(found)) {
            return Reason.of(
                    name,
                    Decision.INCONCLUSIVE,
                    null,
                    rule.milliseconds(),
                    "The time to predict could not be measured, so the rule cannot be judged.");
        }
        boolean held = found <= rule.milliseconds();
        return Reason.of(
                name,
                held ? Decision.PROMOTE : Decision.REJECT,
                found,
                rule.milliseconds(),
                "1,000 rows are predicted in %s ms on this machine, %s the %s ms allowed."
                        .formatted(
                                Figures.beside(found, rule.milliseconds()),
                                held ? "within" : "more than",
                                Figures.bound(rule.milliseconds())));
    }

    Reason judge(GateRule.Size rule) {
        boolean held = costs.bytes() <= rule.bytes();
        return Reason.of(
                "size <= %s MB".formatted(Figures.bound(rule.bytes() / MEGABYTE)),
                held ? Decision.PROMOTE : Decision.REJECT,
                (double) costs.bytes(),
                (double) rule.bytes(),
                String.format(
                        Locale.ROOT,
                        "The model has %,d bytes, %s the %,d allowed.",
                        costs.bytes(),
                        held ? "within" : "more than",
                        rule.bytes()));
    }

    Reason judge(GateRule.Worth rule) {
        return switch (rule.over()) {
            case NOTHING -> worth(rule);
            case BASELINE -> lift(rule, "baseline", "those of the baseline");
            case CHAMPION ->
                    evaluation.champion() == null
                            ? noChampion(rule)
                            : lift(rule, "champion", "those of the champion");
            case RULE -> {
                Optional<RuleEvaluation> best = need.best();
                yield best.isEmpty()
                        ? lift(rule, "baseline", "those of the baseline, since no rule beats it,")
                        : lift(
                                rule,
                                best.get().name(),
                                "those of the rule \"%s\"".formatted(best.get().text()));
            }
        };
    }

    private Reason worth(GateRule.Worth rule) {
        Money money = evaluation.candidate().money();
        if (money == null) {
            return uncounted(rule);
        }
        Interval interval = at(money, rule.level());
        double found = money.perDecision();
        return decided(
                rule,
                found,
                interval,
                "Decisions by the candidate are worth %s a row on %s"
                        .formatted(Figures.money(found), Figures.rows(evaluation.rows())));
    }

    private static @Nullable Interval at(Money money, double level) {
        Interval interval = money.interval();
        if (interval == null || interval.level() == level) {
            return interval;
        }
        double half =
                (interval.high() - interval.low())
                        / 2
                        * Normal.reach(level)
                        / Normal.reach(interval.level());
        return new Interval(money.perDecision() - half, money.perDecision() + half, level);
    }

    private Reason lift(GateRule.Worth rule, String opponent, String name) {
        Difference money =
                evaluation.duel(opponent, rule.level()).map(PairedComparison::money).orElse(null);
        if (money == null) {
            return uncounted(rule);
        }
        String leftOut = Sentences.leftOut(money, evaluation.rows());
        if (Double.isNaN(money.gain())) {
            return uncounted(rule).leavingOut(leftOut);
        }
        Reason reason =
                decided(
                        rule,
                        money.gain(),
                        money.interval(),
                        "Decisions by the candidate are worth %s a row, %s %s on the same %s: %s more"
                                .formatted(
                                        Figures.money(money.first()),
                                        name,
                                        Figures.money(money.second()),
                                        Figures.rows(money.rows()),
                                        Figures.money(money.gain())));
        return reason.leavingOut(leftOut);
    }

    /// The whole interval must reach the minimum; an interval around it is a question of rows.
    private Reason decided(
            GateRule.Worth rule, double found, @Nullable Interval interval, String sentence) {
        boolean held = interval != null && interval.low() >= rule.min();
        boolean open = !held && found >= rule.min();
        Long rows =
                open && interval != null && found > rule.min()
                        ? Certainty.rowsNeeded(
                                evaluation.rows(),
                                Math.pow(
                                        (found - interval.low())
                                                * (Normal.reach(rule.level())
                                                        + Normal.quantile(0.8))
                                                / Normal.reach(rule.level())
                                                / (found - rule.min()),
                                        2))
                        : null;
        String between =
                interval == null
                        ? ""
                        : " (on all such rows between %s and %s, %s)"
                                .formatted(
                                        Figures.money(interval.low()),
                                        Figures.money(interval.high()),
                                        Sentences.sure(rule.level()));
        return Reason.of(
                        name(rule),
                        held ? Decision.PROMOTE : open ? Decision.INCONCLUSIVE : Decision.REJECT,
                        found,
                        rule.min(),
                        "%s%s, %s the %s asked for%s"
                                .formatted(
                                        sentence,
                                        between,
                                        found >= rule.min() ? "at least" : "below",
                                        Figures.money(rule.min()),
                                        open
                                                ? ", but chance is not ruled out. "
                                                        + Sentences.enough(rows)
                                                : "."))
                .with(interval)
                .needing(rows);
    }

    private Reason noChampion(GateRule.Worth rule) {
        String why = evaluation.incomparable();
        return Reason.of(
                name(rule),
                why == null ? Decision.PROMOTE : Decision.HOLD,
                null,
                rule.min(),
                why == null
                        ? "There is no champion yet."
                        : "The champion cannot be compared: " + why + ".");
    }

    private static Reason uncounted(GateRule.Worth rule) {
        return Reason.of(
                name(rule),
                Decision.INCONCLUSIVE,
                null,
                rule.min(),
                "The worth of the decisions is undefined, so the rule cannot be judged.");
    }

    private static String name(GateRule.Worth rule) {
        String over =
                switch (rule.over()) {
                    case NOTHING -> "";
                    case BASELINE -> " over the baseline";
                    case RULE -> " over the rule";
                    case CHAMPION -> " over the champion";
                };
        return "money per decision%s >= %s".formatted(over, Figures.bound(rule.min()));
    }
}
