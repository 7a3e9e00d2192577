package nightjar.stage.gate;

import java.util.Optional;
import nightjar.math.Interval;
import nightjar.metric.Difference;
import nightjar.metric.EnoughRows;
import nightjar.project.training.GateRule;
import nightjar.project.training.Metric;
import nightjar.stage.evaluate.Evaluation;
import nightjar.stage.evaluate.ModelEvaluation;
import nightjar.stage.evaluate.PairedComparison;
import org.jspecify.annotations.Nullable;

/// Judges whether the candidate is better than another by more than chance, on the metric by which it was trained.
record ComparisonRule(Evaluation evaluation) {

    private static final String BASELINE = "the baseline, which gives every row the same answer,";

    Reason judge(GateRule.Beats beats) {
        return switch (beats.opponent()) {
            case CHAMPION -> champion(beats);
            case BASELINE -> against(beats, "baseline", BASELINE, Decision.NO_MODEL_NEEDED);
        };
    }

    private Reason champion(GateRule.Beats beats) {
        ModelEvaluation champion = evaluation.champion();
        if (champion != null) {
            return against(
                    beats, "champion", "champion version " + champion.version(), Decision.REJECT);
        }
        String why = evaluation.incomparable();
        return why == null
                ? reason(beats, null, Decision.PROMOTE, "There is no champion yet.")
                : reason(
                        beats,
                        null,
                        Decision.HOLD,
                        "The champion cannot be compared: " + why + ".");
    }

    private Reason against(GateRule.Beats beats, String opponent, String name, Decision otherwise) {
        Optional<Difference> fought =
                evaluation.duel(opponent, beats.level()).map(PairedComparison::metric);
        if (fought.isEmpty() || Double.isNaN(fought.get().gain())) {
            return undefined(beats, fought.orElse(null), name);
        }
        Difference difference = fought.get();
        double matters = Certainty.matters(beats.matters(), metric(), difference.second());
        Certainty certainty = Certainty.of(difference, beats.margin(), matters);
        Long rows =
                certainty == Certainty.OPEN
                        ? Certainty.rowsNeeded(difference, beats.margin(), matters)
                        : null;
        return reason(
                        beats,
                        difference.second(),
                        decision(certainty, otherwise),
                        "%s: %s"
                                .formatted(
                                        Sentences.both(metric(), difference, name),
                                        switch (certainty) {
                                            case BETTER -> better(difference, beats.margin());
                                            case NOT_BETTER ->
                                                    notBetter(difference, beats.margin(), matters);
                                            case OPEN ->
                                                    open(
                                                            difference,
                                                            beats.margin(),
                                                            enough(difference, rows));
                                            case UNKNOWN -> unknown(difference);
                                        }))
                .with(difference.interval())
                .needing(rows)
                .leavingOut(Sentences.leftOut(difference, evaluation.rows()));
    }

    private static Decision decision(Certainty certainty, Decision otherwise) {
        return switch (certainty) {
            case BETTER -> Decision.PROMOTE;
            case NOT_BETTER -> otherwise;
            case OPEN, UNKNOWN -> Decision.INCONCLUSIVE;
        };
    }

    static String better(Difference difference, double margin) {
        return "%s, and not by chance. On all such rows the candidate is %s%s."
                .formatted(
                        Sentences.apart(difference.gain()),
                        Sentences.between(difference),
                        Sentences.asked(margin));
    }

    private static String notBetter(Difference difference, double margin, double matters) {
        Interval interval = difference.interval();
        if (difference.gain() == 0 && interval != null && interval.low() == interval.high()) {
            return "exactly the same. Nothing would be gained by a change.";
        }
        if (interval != null && interval.high() < 0) {
            return "%s, and not by chance. On all such rows the candidate is %s."
                    .formatted(Sentences.apart(difference.gain()), Sentences.between(difference));
        }
        if (margin > 0) {
            return "%s, which is not enough. On all such rows the candidate is %s%s."
                    .formatted(
                            Sentences.apart(difference.gain()),
                            Sentences.between(difference),
                            Sentences.asked(margin));
        }
        return "%s, which is no gain. On all such rows the candidate is %s; less than %s better is not worth a change."
                .formatted(
                        Sentences.apart(difference.gain()),
                        Sentences.between(difference),
                        Figures.plain(matters));
    }

    private String enough(Difference difference, @Nullable Long rows) {
        return difference.rows() == evaluation.rows()
                ? Sentences.enough(rows)
                : Sentences.enoughUnseen(rows);
    }

    /// @param enough how many rows would be, a sentence
    static String open(Difference difference, double margin, String enough) {
        return "%s, but so few rows can be so by chance. On all such rows the candidate is %s%s. %s"
                .formatted(
                        Sentences.apart(difference.gain()),
                        Sentences.between(difference),
                        Sentences.asked(margin),
                        enough);
    }

    private static String unknown(Difference difference) {
        return "there are too few rows to say what chance does: it takes at least %s of the rarest class in which the two differ. %s"
                .formatted(EnoughRows.fewest(difference.level()), Sentences.enough(null));
    }

    private Reason undefined(GateRule.Beats beats, @Nullable Difference difference, String name) {
        boolean own = Double.isNaN(evaluation.candidate().value(metric()));
        Reason reason =
                reason(
                        beats,
                        difference == null ? null : difference.second(),
                        Decision.INCONCLUSIVE,
                        "%s of %s is undefined on %s, so the rule cannot be judged."
                                .formatted(
                                        metric().yamlName(),
                                        own ? "the candidate" : name.replace(",", ""),
                                        Figures.rows(
                                                difference == null
                                                        ? evaluation.rows()
                                                        : difference.rows())));
        return difference == null
                ? reason
                : reason.leavingOut(Sentences.leftOut(difference, evaluation.rows()));
    }

    private Metric metric() {
        return evaluation.metric();
    }

    private Reason reason(
            GateRule.Beats beats, @Nullable Double other, Decision leadsTo, String sentence) {
        return Reason.of(
                "beats %s (%s)"
                        .formatted(
                                beats.opponent() == GateRule.Opponent.CHAMPION
                                        ? "champion"
                                        : "baseline",
                                metric().yamlName()),
                leadsTo,
                evaluation.candidate().value(metric()),
                other,
                sentence);
    }
}
