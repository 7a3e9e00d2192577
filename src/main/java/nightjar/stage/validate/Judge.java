package nightjar.stage.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.project.ColumnSpec;
import nightjar.project.DataSpec;
import nightjar.project.ProjectSpec;
import nightjar.project.training.Check;
import nightjar.project.training.Reaction;
import nightjar.table.ColumnType;

/// Holds what was observed against what the project file expects.
public final class Judge {

    private Judge() {}

    /// The rows of a training run, as far as a profile shows them.
    static Findings training(ProjectSpec spec, Observed observed) {
        DataSpec data = spec.data();
        Rewritten rewritten = new Rewritten(spec.clean());
        List<Finding> findings =
                new ArrayList<>(new TableJudge(data, rewritten, true, observed).findings());
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
        findings.addAll(label(data, observed));
        findings.addAll(giveAways(observed));
        findings.addAll(checks(spec.trainingChecks(), observed));
        return new Findings(findings);
    }

    /// The header of rows to score.
    public static List<Finding> header(ProjectSpec spec, Observed observed) {
        return new TableJudge(spec.data(), new Rewritten(spec.clean()), false, observed).findings();
    }

    /// The rows of a scoring run as a whole. Single rows have been judged in cleaning, and which columns a model needs only the model knows.
    public static List<Finding> scoring(ProjectSpec spec, Observed observed) {
        List<Finding> findings = new ArrayList<>(header(spec, observed));
        Observed whole = withAbsent(spec, observed);
        spec.data()
                .columns()
                .forEach((name, column) -> unique(name, column, whole).ifPresent(findings::add));
        for (Finding finding : checks(spec.scoringChecks(), whole)) {
            findings.add(finding.reaction() == Reaction.QUARANTINE ? tooLate(finding) : finding);
        }
        return findings;
    }

    /// A column that is not there has no value in any row.
    private static Observed withAbsent(ProjectSpec spec, Observed observed) {
        Map<String, ObservedColumn> columns = new LinkedHashMap<>(observed.columns());
        ObservedColumn nothing =
                new ObservedColumn(
                        observed.rows(), 0, 0, Double.NaN, Double.NaN, 0, Map.of(), false);
        spec.data().columns().keySet().forEach(name -> columns.putIfAbsent(name, nothing));
        return new Observed(
                observed.rows(),
                observed.rejected(),
                columns,
                observed.duplicateKeys(),
                observed.giveAways());
    }

    private static Optional<Finding> unique(String name, ColumnSpec declared, Observed observed) {
        ObservedColumn column = observed.columns().get(name);
        return declared.unique() && column != null
                ? Optional.ofNullable(
                        Uniqueness.judge(
                                "column '" + name + "'",
                                column,
                                observed.rows(),
                                declared.otherwise() == Reaction.WARN))
                : Optional.empty();
    }

    /// Rows to score are worked on once: when a share of them is known, they are written already.
    private static Finding tooLate(Finding finding) {
        return Finding.refusal(
                        finding.where(),
                        finding.found(),
                        finding.expected(),
                        "In scoring no rows are set aside for a share of all; repair the export, or change the check")
                .withRows(finding.rows());
    }

    private static List<Finding> checks(List<Check> checks, Observed observed) {
        CheckJudge judge = new CheckJudge(observed);
        return checks.stream().flatMap(check -> judge.judge(check).stream()).toList();
    }

    private static List<Finding> label(DataSpec data, Observed observed) {
        String name = data.label().column();
        ObservedColumn column = name == null ? null : observed.columns().get(name);
        if (name == null || column == null) {
            return List.of();
        }
        ColumnSpec declared = data.columns().getOrDefault(name, ColumnSpec.of(ColumnType.TEXT));
        return LabelJudge.judge(data.label(), declared, column, observed.rows());
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
