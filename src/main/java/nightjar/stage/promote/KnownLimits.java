package nightjar.stage.promote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nightjar.model.RuleModel;
import nightjar.model.Task;
import nightjar.project.Goal;
import nightjar.project.ProjectSpec;
import nightjar.project.training.Metric;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.ModelEvaluation;
import nightjar.stage.evaluate.SliceEvaluation;
import nightjar.stage.train.FittedModel;
import nightjar.stage.validate.Finding;
import nightjar.stage.validate.Findings;
import nightjar.stage.validate.Severity;

/// What a reader of the card must not expect of the version, as far as the run itself can tell.
final class KnownLimits {

    private KnownLimits() {}

    /// A sentence each; texts hold no cells but those of slices and of the label.
    ///
    /// @param holdout how good the version was: that of the candidate, or of the rule
    static List<String> of(
            ProjectSpec spec,
            FittedModel model,
            Evaluation evaluation,
            ModelEvaluation holdout,
            Findings findings) {
        List<String> limits = new ArrayList<>();
        limits.add(
                String.format(
                        Locale.ROOT,
                        "The numbers are of %,d rows that were held out of one file; no outcome of a decision has been compared with them.",
                        evaluation.rows()));
        if (spec.train().holdout().after() == null) {
            limits.add(
                    "The hold-out is of the same time as the training rows: nothing here says how good the version is later on.");
        }
        if (model.task() instanceof Task.Binary binary) {
            limits.add(
                    "A row counts as '%s' from a probability of %s on, which was chosen for %s."
                            .formatted(
                                    binary.positive(),
                                    figure(model.candidate().threshold()),
                                    purpose(spec, model)));
        }
        weakest(holdout, spec.train().metric()).ifPresent(limits::add);
        model.plan()
                .leftOut()
                .forEach(
                        one ->
                                limits.add(
                                        "Column '%s' says nothing to it: %s."
                                                .formatted(one.column(), one.reason())));
        findings.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(Finding::toString)
                .forEach(limits::add);
        evaluation.findings().stream().map(Finding::toString).forEach(limits::add);
        return limits;
    }

    /// What chose the threshold.
    private static String purpose(ProjectSpec spec, FittedModel model) {
        Goal goal = spec.goal();
        if (goal != null && goal.value() != null) {
            return "what a decision is worth by goal.value";
        }
        if (model.model() instanceof RuleModel) {
            return "the rule: the half with the greater share of positives is answered yes";
        }
        return spec.train().folds() == 0
                ? "nothing: without folds and goal.value it is one half"
                : "F1 and not for what a decision is worth";
    }

    /// The group in which the metric is worst, where the gate asks for groups.
    private static Optional<String> weakest(ModelEvaluation candidate, Metric metric) {
        return candidate.slices().stream()
                .filter(slice -> !Double.isNaN(slice.value(metric)))
                .min(
                        (left, right) ->
                                (metric.higherIsBetter() ? 1 : -1)
                                        * Double.compare(left.value(metric), right.value(metric)))
                .map(slice -> weakest(slice, metric, candidate.value(metric)));
    }

    private static String weakest(SliceEvaluation slice, Metric metric, double overall) {
        return String.format(
                Locale.ROOT,
                "It is weakest where %s: %s is %s on %,d rows, against %s on all.",
                slice.slice(),
                metric.yamlName(),
                figure(slice.value(metric)),
                slice.rows(),
                figure(overall));
    }

    private static String figure(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }
}
