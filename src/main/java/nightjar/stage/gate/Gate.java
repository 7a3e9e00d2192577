package nightjar.stage.gate;

import java.util.ArrayList;
import java.util.List;
import nightjar.spec.GateRule;
import nightjar.spec.Metric;
import nightjar.stage.evaluate.Evaluation;

/// Holds an evaluation against the rules of the project file.
final class Gate {

    private Gate() {}

    /// @param metric by which the candidate was trained and is compared
    static Verdict judge(List<GateRule> rules, Evaluation evaluation, Metric metric) {
        Bounds bounds = new Bounds(evaluation);
        Opponents opponents = new Opponents(evaluation, metric);
        List<Reason> reasons = new ArrayList<>();
        for (GateRule rule : rules) {
            switch (rule) {
                case GateRule.Bound bound -> reasons.addAll(bounds.judge(bound));
                case GateRule.Beats beats -> reasons.add(opponents.judge(beats));
            }
        }
        return Verdict.of(reasons);
    }
}
