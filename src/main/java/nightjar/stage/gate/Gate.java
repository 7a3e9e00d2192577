package nightjar.stage.gate;

import java.util.ArrayList;
import java.util.List;
import nightjar.project.ProjectSpec;
import nightjar.project.training.GateRule;
import nightjar.project.training.Suitability;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.RuleEvaluation;
import org.jspecify.annotations.Nullable;

/// Holds an evaluation against the rules of the project file, and the candidate against the simplest thing that could do its work.
public final class Gate {

    private final List<GateRule> rules;
    private final Suitability suitability;
    private final Evaluation evaluation;
    private final SuitabilityRule need;

    private Gate(List<GateRule> rules, Suitability suitability, Evaluation evaluation) {
        this.rules = List.copyOf(rules);
        this.suitability = suitability;
        this.evaluation = evaluation;
        this.need = new SuitabilityRule(evaluation, suitability);
    }

    /// The gate of a project before one candidate.
    public static Gate of(ProjectSpec spec, Evaluation evaluation) {
        Suitability declared = spec.suitability();
        return of(spec.gate(), declared == null ? Suitability.DEFAULT : declared, evaluation);
    }

    static Gate of(List<GateRule> rules, Suitability suitability, Evaluation evaluation) {
        return new Gate(rules, suitability, evaluation);
    }

    Verdict judge(Costs costs) {
        List<Reason> reasons = new ArrayList<>();
        rules.forEach(rule -> reasons.addAll(judge(rule, costs)));
        reasons.addAll(need.judge());
        FewRows.reason(evaluation.classes(), evaluation.rows()).ifPresent(reasons::add);
        return Verdict.of(reasons);
    }

    private List<Reason> judge(GateRule rule, Costs costs) {
        CostRules limits = new CostRules(evaluation, costs, need);
        SliceRules groups = new SliceRules(evaluation);
        return switch (rule) {
            case GateRule.Bound bound ->
                    new ThresholdRule(evaluation, evaluation.candidate()).judge(bound);
            case GateRule.Gap gap -> List.of(groups.judge(gap));
            case GateRule.Drop drop -> groups.judge(drop);
            case GateRule.Calibrated calibrated -> List.of(limits.judge(calibrated));
            case GateRule.Latency latency -> List.of(limits.judge(latency));
            case GateRule.Size size -> List.of(limits.judge(size));
            case GateRule.Worth worth -> List.of(limits.judge(worth));
            case GateRule.Beats beats -> List.of(new ComparisonRule(evaluation).judge(beats));
        };
    }

    /// A rule that takes the place of a model, and what the gate says of it.
    ///
    /// @param rule on the hold-out
    public record Substitute(RuleEvaluation rule, Verdict verdict) {

        public Decision decision() {
            return verdict.word();
        }
    }

    /// The rule that does as well as the candidate; null: the verdict is another, or no rule is better than giving every row the same answer, by
    /// more than chance.
    public @Nullable Substitute substitute(Verdict verdict) {
        return verdict.word() == Decision.NO_MODEL_NEEDED
                ? need.substitute().map(this::substitute).orElse(null)
                : null;
    }

    /// A rule must hold everything that a model must. What it costs is next to nothing and not measured.
    private Substitute substitute(RuleEvaluation rule) {
        List<GateRule> asked = new ArrayList<>(rules);
        asked.removeIf(one -> one instanceof GateRule.Latency || one instanceof GateRule.Size);
        asked.add(need.proof());
        return new Substitute(
                rule,
                of(asked, suitability, evaluation.ofRule(rule)).judge(new Costs(0, Double.NaN)));
    }
}
