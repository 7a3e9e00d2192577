package nightjar.stage.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.spec.Check;
import nightjar.spec.ColumnSpec;
import nightjar.spec.DataSpec;
import nightjar.spec.ProjectSpec;

/// Holds what was observed against what the project file expects.
final class Judge {

    private Judge() {}

    /// @param labelled whether the rows must have a label: in training, not in scoring
    static Findings judge(ProjectSpec spec, boolean labelled, Observed observed) {
        DataSpec data = spec.data();
        Rewritten rewritten = new Rewritten(spec.clean());
        List<Finding> findings =
                new ArrayList<>(new TableJudge(data, rewritten, labelled, observed).findings());
        for (Map.Entry<String, ColumnSpec> declared : data.columns().entrySet()) {
            ObservedColumn column = observed.columns().get(declared.getKey());
            if (column != null) {
                findings.addAll(
                        new ColumnJudge(
                                        declared.getKey(),
                                        declared.getValue(),
                                        column,
                                        observed.rows(),
                                        rewritten,
                                        data)
                                .findings());
            }
        }
        if (labelled) {
            findings.addAll(label(data, observed));
            findings.addAll(giveAways(observed));
        }
        CheckJudge checks = new CheckJudge(observed);
        for (Check check : labelled ? spec.trainingChecks() : spec.scoringChecks()) {
            checks.judge(check).ifPresent(findings::add);
        }
        return new Findings(findings);
    }

    private static List<Finding> label(DataSpec data, Observed observed) {
        String name = data.label().column();
        ObservedColumn column = name == null ? null : observed.columns().get(name);
        if (name == null || column == null) {
            return List.of();
        }
        return LabelJudge.judge(data.label(), column, observed.rows());
    }

    private static List<Finding> giveAways(Observed observed) {
        return observed.giveAways().stream()
                .map(
                        giveAway ->
                                Finding.warning(
                                        "column '" + giveAway.column() + "'",
                                        "it gives the label away: " + giveAway.because(),
                                        "columns that are known before the label is",
                                        "Take it out of data.columns if it is written after the outcome"))
                .toList();
    }
}
