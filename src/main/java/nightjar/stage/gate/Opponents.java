package nightjar.stage.gate;

import nightjar.spec.GateRule;
import nightjar.spec.Metric;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.ModelEvaluation;
import org.jspecify.annotations.Nullable;

/// Judges whether the candidate is better than another, on the metric by which it was trained. Equal is not better.
record Opponents(Evaluation evaluation, Metric metric) {

    Reason judge(GateRule.Beats beats) {
        return switch (beats.opponent()) {
            case CHAMPION -> champion();
            case BASELINE ->
                    against(
                            "beats baseline",
                            evaluation.baseline(),
                            "the baseline, which gives every row the same answer",
                            Decision.NO_MODEL_NEEDED);
        };
    }

    private Reason champion() {
        String rule = "beats champion";
        ModelEvaluation champion = evaluation.champion();
        if (champion != null) {
            return against(
                    rule, champion, "champion version " + champion.version(), Decision.REJECT);
        }
        String why = evaluation.incomparable();
        return why == null
                ? reason(rule, null, Decision.PROMOTE, "There is no champion yet.")
                : reason(
                        rule, null, Decision.HOLD, "The champion cannot be compared: " + why + ".");
    }

    private Reason against(String rule, ModelEvaluation opponent, String name, Decision otherwise) {
        double own = evaluation.candidate().value(metric);
        double other = opponent.value(metric);
        if (Double.isNaN(own) || Double.isNaN(other)) {
            return reason(
                    rule,
                    other,
                    Decision.INCONCLUSIVE,
                    "%s of %s is undefined on %s, so the rule cannot be judged."
                            .formatted(
                                    metric.yamlName(),
                                    Double.isNaN(own) ? "the candidate" : name,
                                    Figures.rows(evaluation.rows())));
        }
        boolean better = metric.higherIsBetter() ? own > other : own < other;
        return reason(
                rule,
                other,
                better ? Decision.PROMOTE : otherwise,
                "%s is %s on %s, %s than the %s of %s."
                        .formatted(
                                metric.yamlName(),
                                Figures.beside(own, other),
                                Figures.rows(evaluation.rows()),
                                better ? "better" : "no better",
                                Figures.beside(other, own),
                                name));
    }

    private Reason reason(String rule, @Nullable Double other, Decision leadsTo, String sentence) {
        return new Reason(
                "%s (%s)".formatted(rule, metric.yamlName()),
                leadsTo == Decision.PROMOTE,
                evaluation.candidate().value(metric),
                other,
                null,
                leadsTo,
                sentence);
    }
}
