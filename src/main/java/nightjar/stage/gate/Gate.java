package nightjar.stage.gate;

import java.util.ArrayList;
import java.util.List;
import nightjar.spec.GateRule;
import nightjar.spec.ProjectSpec;
import nightjar.spec.Suitability;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.RuleEvaluation;
import org.jspecify.annotations.Nullable;

/// Holds an evaluation against the rules of the project file, and the candidate against the simplest thing that could do its work.
public final class Gate {

    private final List<GateRule> rules;
    private final Evaluation evaluation;
    private final Need need;

    private Gate(List<GateRule> rules, Suitability suitability, Evaluation evaluation) {
        this.rules = List.copyOf(rules);
        this.evaluation = evaluation;
        this.need = new Need(evaluation, suitability);
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
        Bounds bounds = new Bounds(evaluation, evaluation.candidate());
        Opponents opponents = new Opponents(evaluation);
        Groups groups = new Groups(evaluation);
        Limits limits = new Limits(evaluation, costs, need);
        List<Reason> reasons = new ArrayList<>();
        for (GateRule rule : rules) {
            switch (rule) {
                case GateRule.Bound bound -> reasons.addAll(bounds.judge(bound));
                case GateRule.Gap gap -> reasons.add(groups.judge(gap));
                case GateRule.Drop drop -> reasons.addAll(groups.judge(drop));
                case GateRule.Calibrated calibrated -> reasons.add(limits.judge(calibrated));
                case GateRule.Latency latency -> reasons.add(limits.judge(latency));
                case GateRule.Size size -> reasons.add(limits.judge(size));
                case GateRule.Worth worth -> reasons.add(limits.judge(worth));
                case GateRule.Beats beats -> reasons.add(opponents.judge(beats));
            }
        }
        reasons.addAll(need.judge());
        return Verdict.of(reasons);
    }

    /// A rule that takes the place of a model, and what the gate says of it.
    ///
    /// @param rule on the hold-out
    public record Substitute(RuleEvaluation rule, Decision decision) {}

    /// The rule that does as well as the candidate; null: the verdict is another, or no rule is better than giving every row the same answer.
    public @Nullable Substitute substitute(Verdict verdict) {
        return verdict.word() == Decision.NO_MODEL_NEEDED
                ? need.substitute()
                        .map(rule -> new Substitute(rule, need.ofRule(rules, rule)))
                        .orElse(null)
                : null;
    }
}
