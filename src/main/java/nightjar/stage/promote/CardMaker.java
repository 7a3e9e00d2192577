package nightjar.stage.promote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nightjar.durable.Fingerprint;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.InputFile;
import nightjar.ledger.Provenance;
import nightjar.project.LabelSpec;
import nightjar.project.training.Holdout;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.ModelEvaluation;
import nightjar.stage.evaluate.RuleEvaluation;
import nightjar.stage.gate.Verdict;
import nightjar.stage.train.FittedModel;
import nightjar.stage.validate.Findings;

/// Gathers the card of a candidate from what the steps of its run left.
record CardMaker(CurrentRun run, List<InputFile> inputs, PromoteStage.Judged judged) {

    Card card(FittedModel model, Verdict verdict) {
        Evaluation evaluation = judged.evaluation().get();
        return card(
                model,
                evaluation,
                evaluation.candidate(),
                judged.importance().get().shares(),
                verdict);
    }

    /// Of a simple rule that does as well as the candidate.
    Card card(FittedModel model, RuleEvaluation rule, Verdict verdict) {
        Evaluation evaluation = judged.evaluation().get();
        return card(model, evaluation, rule.model(), Map.of(rule.text(), 1.0), verdict);
    }

    private Card card(
            FittedModel model,
            Evaluation evaluation,
            ModelEvaluation holdout,
            Map<String, Double> importance,
            Verdict verdict) {
        Findings findings = judged.findings().get();
        return new Card(
                run.spec().project(),
                run.spec().goal(),
                model.fingerprint(),
                model.candidate(),
                trainedOn(model, evaluation),
                holdout,
                beside(evaluation, holdout),
                importance,
                KnownLimits.of(run.spec(), model, evaluation, holdout, findings),
                verdict,
                provenance());
    }

    private Card.TrainedOn trainedOn(FittedModel model, Evaluation evaluation) {
        return new Card.TrainedOn(
                run.spec().data().key(),
                label(run.spec().data().label()),
                model.plan().inputs(),
                model.plan().names().size(),
                evaluation.trainingRows(),
                evaluation.rows(),
                split(run.spec().train().holdout()));
    }

    private static String label(LabelSpec label) {
        String what = label.column() == null ? "(" + label.expression() + ")" : label.column();
        return label.positive() == null ? what : what + " = " + label.positive();
    }

    private static String split(Holdout holdout) {
        return holdout.after() == null
                ? "by a hash of the key, seed %s".formatted(holdout.seed())
                : String.format(
                        Locale.ROOT,
                        "the last %.0f %% by %s",
                        100 * holdout.fraction(),
                        holdout.after());
    }

    private static Map<String, Map<String, Double>> beside(
            Evaluation evaluation, ModelEvaluation own) {
        Map<String, Map<String, Double>> beside = new LinkedHashMap<>();
        for (ModelEvaluation other : evaluation.models()) {
            if (!other.name().equals(own.name())) {
                beside.put(name(other, evaluation.rows()), other.metrics());
            }
        }
        return beside;
    }

    /// With the number of rows where they were not all.
    private static String name(ModelEvaluation other, long rows) {
        if (other.version() == null) {
            return other.name();
        }
        return other.rows() == rows
                ? "%s (version %s)".formatted(other.name(), other.version())
                : String.format(
                        Locale.ROOT,
                        "%s (version %d, on %,d rows)",
                        other.name(),
                        other.version(),
                        other.rows());
    }

    private Provenance provenance() {
        Map<String, Fingerprint> read = new TreeMap<>();
        inputs.forEach(input -> read.put(input.path(), input.fingerprint()));
        return Provenance.here(
                run.key().name(),
                Fingerprint.of(run.file().text()),
                read,
                run.spec().train().holdout().seed(),
                run.file().workspace());
    }
}
