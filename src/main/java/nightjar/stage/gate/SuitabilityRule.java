package nightjar.stage.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nightjar.math.Interval;
import nightjar.metric.Difference;
import nightjar.project.training.GateRule;
import nightjar.project.training.Suitability;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.ModelEvaluation;
import nightjar.stage.evaluate.PairedComparison;
import nightjar.stage.evaluate.RuleEvaluation;
import org.jspecify.annotations.Nullable;

/// Judges whether a model is needed at all: it must be better than every simple rule by more than chance and by more than the margin,
/// and its decisions must not be worth less. A rule competes if it is better than the baseline.
record SuitabilityRule(Evaluation evaluation, Suitability suitability) {

    /// A rule and what it says of the candidate.
    private record Judged(RuleEvaluation rule, Reason reason) {}

    /// One reason per rule that competes: the declared one, then the one found in the data.
    List<Reason> judge() {
        return judged().map(Judged::reason).toList();
    }

    /// The best rule on the hold-out that competes; empty: none is better than giving every row the same answer.
    Optional<RuleEvaluation> best() {
        return best(evaluation.rules().stream().filter(this::competes));
    }

    /// The best rule that does as well as the candidate, and better than one answer for all by more than chance.
    Optional<RuleEvaluation> substitute() {
        return best(
                judged().filter(one -> one.reason().leadsTo() == Decision.NO_MODEL_NEEDED)
                        .map(Judged::rule)
                        .filter(this::isProven));
    }

    /// What a rule must hold to take the place of a model, beside the rules of the project file: it is better than giving every row the same
    /// answer, by more than chance.
    GateRule.Beats proof() {
        return new GateRule.Beats(
                GateRule.Opponent.BASELINE, suitability.level(), 0, suitability.matters());
    }

    private boolean isProven(RuleEvaluation rule) {
        return new ComparisonRule(evaluation.ofRule(rule)).judge(proof()).held();
    }

    private Stream<Judged> judged() {
        return evaluation.rules().stream()
                .filter(this::competes)
                .flatMap(
                        rule ->
                                duel(rule.name()).stream()
                                        .map(duel -> new Judged(rule, judge(rule, duel))));
    }

    private boolean competes(RuleEvaluation rule) {
        return goodness(rule.model()) > goodness(evaluation.baseline());
    }

    private Optional<RuleEvaluation> best(Stream<RuleEvaluation> rules) {
        return rules.reduce(
                (one, other) -> goodness(other.model()) > goodness(one.model()) ? other : one);
    }

    private double goodness(ModelEvaluation model) {
        double value = model.value(evaluation.metric());
        return evaluation.metric().higherIsBetter() ? value : -value;
    }

    private Optional<PairedComparison> duel(String opponent) {
        return evaluation.duel(opponent, suitability.level());
    }

    private Reason judge(RuleEvaluation rule, PairedComparison duel) {
        Difference difference = duel.metric();
        String name =
                "beats %s (%s)"
                        .formatted(rule.name().replace('_', ' '), evaluation.metric().yamlName());
        if (Double.isNaN(difference.gain())) {
            return Reason.of(
                    name,
                    Decision.INCONCLUSIVE,
                    difference.first(),
                    difference.second(),
                    "%s is undefined on %s, so it cannot be said whether a model is needed."
                            .formatted(
                                    evaluation.metric().yamlName(),
                                    Figures.rows(evaluation.rows())));
        }
        double matters =
                Certainty.matters(suitability.matters(), evaluation.metric(), difference.second());
        Answer answer = answer(duel, matters);
        Long rows =
                answer == Answer.OPEN
                        ? Certainty.rowsNeeded(difference, suitability.margin(), matters)
                        : null;
        return Reason.of(
                        name,
                        decision(answer),
                        difference.first(),
                        difference.second(),
                        sentence(answer, rule, duel, rows))
                .with(difference.interval())
                .needing(rows);
    }

    private enum Answer {
        NEEDED,
        RULE_DOES,
        RULE_EARNS_MORE,
        OPEN
    }

    private Answer answer(PairedComparison duel, double matters) {
        Certainty certainty = Certainty.of(duel.metric(), suitability.margin(), matters);
        boolean seen = duel.metric().gain() - suitability.margin() >= matters;
        return switch (certainty) {
            case BETTER -> losesMoney(duel.money()) ? Answer.RULE_EARNS_MORE : Answer.NEEDED;
            case NOT_BETTER -> Answer.RULE_DOES;
            // What the rows show is too little to matter: until more rows show more, the rule does.
            case OPEN, UNKNOWN -> seen ? Answer.OPEN : Answer.RULE_DOES;
        };
    }

    private static boolean losesMoney(@Nullable Difference money) {
        return money != null && money.interval() != null && money.interval().high() < 0;
    }

    private static Decision decision(Answer answer) {
        return switch (answer) {
            case NEEDED -> Decision.PROMOTE;
            case RULE_DOES, RULE_EARNS_MORE -> Decision.NO_MODEL_NEEDED;
            case OPEN -> Decision.INCONCLUSIVE;
        };
    }

    private String sentence(
            Answer answer, RuleEvaluation rule, PairedComparison duel, @Nullable Long rows) {
        Difference difference = duel.metric();
        String numbers =
                Sentences.both(evaluation.metric(), difference, "the rule \"" + rule.text() + "\"");
        String money = money(duel.money());
        return switch (answer) {
            case NEEDED ->
                    "A model is needed: %s: %s%s"
                            .formatted(
                                    numbers,
                                    ComparisonRule.better(difference, suitability.margin()),
                                    money);
            case RULE_DOES ->
                    "No model is needed: %s. The model is %s%s, which is no more than chance makes%s.%s %s"
                            .formatted(
                                    numbers,
                                    Sentences.apart(difference.gain()),
                                    range(difference),
                                    Sentences.asked(suitability.margin()),
                                    money,
                                    isProven(rule)
                                            ? "The rule does as well, and needs no training."
                                            : "The rule does as well, but is itself no better than one answer for all by more than chance, so it becomes no version.");
            case RULE_EARNS_MORE ->
                    "No model is needed: %s, but the rule earns more.%s".formatted(numbers, money);
            case OPEN ->
                    "Whether a model is needed cannot be said: %s: %s%s"
                            .formatted(
                                    numbers,
                                    ComparisonRule.open(
                                            difference,
                                            suitability.margin(),
                                            Sentences.enough(rows)),
                                    money);
        };
    }

    private static String range(Difference difference) {
        return difference.known()
                ? " on these rows, and on all such rows " + Sentences.between(difference)
                : " on these rows";
    }

    /// What the decisions of both are worth, empty where the goal has no values.
    private static String money(@Nullable Difference money) {
        if (money == null) {
            return "";
        }
        Interval interval = money.interval();
        return " Its decisions are worth %s a row, those of the rule %s%s."
                .formatted(
                        Figures.money(money.first()),
                        Figures.money(money.second()),
                        interval == null
                                ? ""
                                : "; the difference is somewhere between %s and %s (%s)"
                                        .formatted(
                                                Figures.money(interval.low()),
                                                Figures.money(interval.high()),
                                                Sentences.sure(money.level())));
    }
}
